package io.linkkeeper.dedup;

import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Predicate;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over sorted links and pairs each with the survivor of its group. In the
 * required order groups are contiguous, and the first admitted link of a group is its
 * survivor. Holds two links at a time, for groups of any size. Not thread-safe.
 */
final class DuplicateGroups implements Iterator<Candidate> {

	private final Iterator<ShortLink> sorted;

	private final DuplicateKey key;

	private final Predicate<ShortLink> admits;

	/** The first link of the current group, admitted or not. */
	private @Nullable ShortLink head;

	private boolean isSingle;

	private @Nullable ShortLink survivor;

	/**
	 * Creates an iterator.
	 * @param sorted the links in the {@link #order}
	 * @param key the fields that are equal within a group
	 * @param admits whether a link may be a survivor or a duplicate
	 */
	DuplicateGroups(Iterator<ShortLink> sorted, DuplicateKey key, Predicate<ShortLink> admits) {
		this.sorted = sorted;
		this.key = key;
		this.admits = admits;
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

	/**
	 * Starts a group. Admission is evaluated only for a second link, as most groups have
	 * one link.
	 */
	private void begin(ShortLink link) {
		this.head = link;
		this.isSingle = true;
		this.survivor = null;
	}

	private Candidate join(ShortLink link, ShortLink first) {
		if (this.isSingle) {
			this.isSingle = false;
			this.survivor = this.admits.test(first) ? first : null;
		}
		if (!this.admits.test(link)) {
			return new Candidate(link, null);
		}
		if (this.survivor == null) {
			this.survivor = link;
			return new Candidate(link, null);
		}
		return new Candidate(link, this.survivor);
	}

}
