package io.linkkeeper.sandbox.store;

import java.util.Arrays;

/**
 * A map of 64-bit fingerprints to numbers in two flat arrays: a million entries take 24
 * MB. Entries are never removed; -1 is no number.
 */
final class FingerprintMap {

	private static final int NONE = -1;

	private long[] keys = new long[64];

	private int[] values = filled(64);

	private int used;

	int get(long key) {
		return this.values[slot(key)];
	}

	void put(long key, int value) {
		int slot = slot(key);
		if (this.keys[slot] != key) {
			this.keys[slot] = key;
			this.used++;
		}
		this.values[slot] = value;
		if (this.used * 3L > this.keys.length * 2L) {
			grow();
		}
	}

	/**
	 * The slot of the key, or the free one where it belongs; fingerprints are never 0.
	 */
	private int slot(long key) {
		int mask = this.keys.length - 1;
		int slot = (int) (key ^ (key >>> 32)) & mask;
		while (this.keys[slot] != 0 && this.keys[slot] != key) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	private void grow() {
		long[] oldKeys = this.keys;
		int[] oldValues = this.values;
		this.keys = new long[oldKeys.length * 2];
		this.values = filled(oldKeys.length * 2);
		for (int i = 0; i < oldKeys.length; i++) {
			if (oldKeys[i] != 0) {
				int slot = slot(oldKeys[i]);
				this.keys[slot] = oldKeys[i];
				this.values[slot] = oldValues[i];
			}
		}
	}

	private static int[] filled(int size) {
		int[] values = new int[size];
		Arrays.fill(values, NONE);
		return values;
	}

}
