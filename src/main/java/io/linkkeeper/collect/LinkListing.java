package io.linkkeeper.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.link.ShortLink;

/**
 * Collects the links of several pages, each link once in its latest form.
 */
final class LinkListing {

	private final Map<String, ShortLink> links = new LinkedHashMap<>();

	private boolean unstable;

	void add(Collection<ShortLink> page) {
		page.forEach((link) -> this.links.put(link.id(), link));
	}

	/**
	 * Marks the listing as unreliable, so that it proves nothing.
	 */
	void markUnstable() {
		this.unstable = true;
	}

	int size() {
		return this.links.size();
	}

	/**
	 * Whether the listing is proved complete: the counts before and after are equal to
	 * the number of distinct links.
	 */
	boolean proves(long before, long after) {
		return !this.unstable && before == after && this.links.size() == after;
	}

	List<ShortLink> links() {
		return new ArrayList<>(this.links.values());
	}

}
