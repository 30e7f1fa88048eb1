package io.linkkeeper.dedup;

import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Predicate;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Pairs each link with the survivor of its group while they go by, sorted so that each
 * group is in one piece and its survivor is its first. Remembers two links, however large
 * a group is. Used by one thread.
 */
final class DuplicateGroups implements Iterator<Candidate> {

	private final Iterator<ShortLink> sorted;

	private final DuplicateKey key;

	private final Predicate<ShortLink> takesPart;

	/** The first link with the present key, whether it takes part or not. */
	private @Nullable ShortLink head;

	private boolean headIsAlone;

	private @Nullable ShortLink survivor;

	/**
	 * Groups of links.
	 * @param sorted the links in the {@link #order}
	 * @param key what the links of a group have in common
	 * @param takesPart whether a link may be a survivor or a duplicate
	 */
	DuplicateGroups(Iterator<ShortLink> sorted, DuplicateKey key, Predicate<ShortLink> takesPart) {
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
		if (!this.key.isComplete(link)) {
			return new Candidate(link, null);
		}
		if (this.head == null || !this.key.isSharedBy(this.head, link)) {
			begin(link);
			return new Candidate(link, null);
		}
		return join(link, this.head);
	}

	/** Most links have no like: whether they take part is never asked. */
	private void begin(ShortLink link) {
		this.head = link;
		this.headIsAlone = true;
		this.survivor = null;
	}

	private Candidate join(ShortLink link, ShortLink first) {
		if (this.headIsAlone) {
			this.headIsAlone = false;
			this.survivor = this.takesPart.test(first) ? first : null;
		}
		if (!this.takesPart.test(link)) {
			return new Candidate(link, null);
		}
		if (this.survivor == null) {
			this.survivor = link;
			return new Candidate(link, null);
		}
		return new Candidate(link, this.survivor);
	}

}
