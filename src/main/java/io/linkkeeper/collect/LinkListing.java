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

	private long characters;

	private boolean unstable;

	private boolean cutOff;

	void add(Collection<ShortLink> page) {
		for (ShortLink link : page) {
			ShortLink before = this.links.put(link.id(), link);
			this.characters += characters(link) - ((before != null) ? characters(before) : 0);
		}
	}

	static long characters(Collection<ShortLink> page) {
		return page.stream().mapToLong(LinkListing::characters).sum();
	}

	/** Only URLs may be long. */
	private static long characters(ShortLink link) {
		String url = link.fullUrl();
		return (url != null) ? url.length() : 0;
	}

	/**
	 * Returns the number of characters of the links, which tells how much memory they
	 * take.
	 */
	long characters() {
		return this.characters;
	}

	/** Marks the listing as incomplete, as there is no more room for it. */
	void cutOff() {
		this.cutOff = true;
	}

	boolean isCutOff() {
		return this.cutOff;
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
		return !this.unstable && !this.cutOff && before == after && this.links.size() == after;
	}

	List<ShortLink> links() {
		return new ArrayList<>(this.links.values());
	}

}
