package io.linkkeeper.sandbox.store;

import java.util.Arrays;

/**
 * The numbers of all links, by createdAt and then by number: 8 bytes a link. Sorts
 * lazily, so that loading in any order is fast.
 */
final class CreationOrder {

	/** A key is the second and, in its lowest bits, the number. */
	private static final int NUMBER_BITS = 27;

	private static final long MAX_SECONDS = Long.MAX_VALUE >> NUMBER_BITS;

	private long[] keys = new long[64];

	private int size;

	private boolean sorted = true;

	void add(int number, long createdAt) {
		if (this.size == this.keys.length) {
			this.keys = Arrays.copyOf(this.keys, this.size + this.size / 2);
		}
		long key = key(number, createdAt);
		this.sorted = this.sorted && (this.size == 0 || this.keys[this.size - 1] < key);
		this.keys[this.size] = key;
		this.size++;
	}

	void remove(int number, long createdAt) {
		int place = place(key(number, createdAt));
		System.arraycopy(this.keys, place + 1, this.keys, place, this.size - place - 1);
		this.size--;
	}

	int numberAt(int place) {
		return (int) (this.keys[place] & ((1L << NUMBER_BITS) - 1));
	}

	/** The first place whose link was created at that second or later. */
	int firstFrom(long createdAt) {
		return place(key(0, createdAt));
	}

	/** The first place whose link was created after that second. */
	int firstBeyond(long createdAt) {
		return (createdAt >= MAX_SECONDS) ? this.size : place(key(0, createdAt + 1));
	}

	private int place(long key) {
		if (!this.sorted) {
			Arrays.sort(this.keys, 0, this.size);
			this.sorted = true;
		}
		int found = Arrays.binarySearch(this.keys, 0, this.size, key);
		return (found >= 0) ? found : -found - 1;
	}

	private static long key(int number, long createdAt) {
		return (Math.max(-MAX_SECONDS, Math.min(createdAt, MAX_SECONDS)) << NUMBER_BITS) | number;
	}

}
