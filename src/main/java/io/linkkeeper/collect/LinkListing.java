package io.linkkeeper.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.link.ShortLink;

/**
 * Links gathered from several pages: each once, as it was seen last.
 */
final class LinkListing {

	private final Map<String, ShortLink> links = new LinkedHashMap<>();

	private boolean unstable;

	void add(Collection<ShortLink> page) {
		page.forEach((link) -> this.links.put(link.id(), link));
	}

	/**
	 * Notes that a part could not be read in a way that can be relied on.
	 */
	void markUnstable() {
		this.unstable = true;
	}

	int size() {
		return this.links.size();
	}

	/**
	 * Whether this is everything: as many distinct links as were counted before and
	 * after.
	 */
	boolean proves(long before, long after) {
		return !this.unstable && before == after && this.links.size() == after;
	}

	List<ShortLink> links() {
		return new ArrayList<>(this.links.values());
	}

}
