package io.linkkeeper.csvimport;

/**
 * A set of 64-bit hashes in one array of longs: two million of them take 64 MB, as
 * objects they would take ten times that. Not thread-safe.
 */
final class LongHashSet {

	/** Stands for an empty place, so a hash of this value is kept as another. */
	private static final long EMPTY = 0;

	private long[] places = new long[1 << 10];

	private int size;

	/**
	 * Adds a hash.
	 * @param hash the hash
	 * @return whether it was not there before
	 */
	boolean add(long hash) {
		if (2L * (this.size + 1) > this.places.length) {
			grow();
		}
		if (!put((hash != EMPTY) ? hash : 1)) {
			return false;
		}
		this.size++;
		return true;
	}

	int size() {
		return this.size;
	}

	private boolean put(long hash) {
		int mask = this.places.length - 1;
		int at = (int) hash & mask;
		while (this.places[at] != EMPTY) {
			if (this.places[at] == hash) {
				return false;
			}
			at = (at + 1) & mask;
		}
		this.places[at] = hash;
		return true;
	}

	private void grow() {
		long[] before = this.places;
		this.places = new long[before.length * 2];
		for (long hash : before) {
			if (hash != EMPTY) {
				put(hash);
			}
		}
	}

}
