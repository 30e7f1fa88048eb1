package io.linkkeeper.csvimport;

/**
 * A set of 64-bit hashes with open addressing in one array: two million hashes take at
 * most 64 MB, about a tenth of a set of objects. Not thread-safe.
 */
final class LongHashSet {

	/** Marks an empty slot; a hash of this value is stored as 1. */
	private static final long EMPTY = 0;

	private long[] slots = new long[1 << 10];

	private int size;

	/**
	 * Adds a hash.
	 * @param hash the hash
	 * @return false when the set already contains the hash
	 */
	boolean add(long hash) {
		if (2L * (this.size + 1) > this.slots.length) {
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
		int mask = this.slots.length - 1;
		int at = (int) hash & mask;
		while (this.slots[at] != EMPTY) {
			if (this.slots[at] == hash) {
				return false;
			}
			at = (at + 1) & mask;
		}
		this.slots[at] = hash;
		return true;
	}

	private void grow() {
		long[] before = this.slots;
		this.slots = new long[before.length * 2];
		for (long hash : before) {
			if (hash != EMPTY) {
				put(hash);
			}
		}
	}

}
