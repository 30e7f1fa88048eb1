package io.linkkeeper.dedup;

import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Predicate;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Pairs each link with the survivor of its group while they go by, sorted so that each
 * group is in one piece and its survivor is its first. Remembers one link, however large
 * a group is. Used by one thread.
 */
final class Groups implements Iterator<Candidate> {

	private final Iterator<ShortLink> sorted;

	private final DuplicateKey key;

	private final Predicate<ShortLink> takesPart;

	private @Nullable ShortLink survivor;

	/**
	 * Groups of links.
	 * @param sorted the links in the {@link #order}
	 * @param key what the links of a group have in common
	 * @param takesPart whether a link may be a survivor or a duplicate
	 */
	Groups(Iterator<ShortLink> sorted, DuplicateKey key, Predicate<ShortLink> takesPart) {
		this.sorted = sorted;
		this.key = key;
		this.takesPart = takesPart;
	}

	static Comparator<ShortLink> order(DuplicateKey key, Survivorship survivorship) {
		return key.order().thenComparing(survivorship.order());
	}

	@Override
	public boolean hasNext() {
		return this.sorted.hasNext();
	}

	@Override
	public Candidate next() {
		ShortLink link = this.sorted.next();
		if (!this.key.isComplete(link) || !this.takesPart.test(link)) {
			return new Candidate(link, null);
		}
		if (this.survivor != null && this.key.isSharedBy(this.survivor, link)) {
			return new Candidate(link, this.survivor);
		}
		this.survivor = link;
		return new Candidate(link, null);
	}

}
