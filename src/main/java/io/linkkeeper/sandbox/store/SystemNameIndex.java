package io.linkkeeper.sandbox.store;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the numbers of links by systemName: a hash table with chains of numbers, about
 * ten bytes a link. The names are in {@link LinkColumns}. Not thread-safe.
 */
final class SystemNameIndex {

	private static final int NONE = -1;

	private final LinkColumns columns;

	private int[] buckets = filled(64);

	private int[] following = filled(64);

	private int size;

	SystemNameIndex(LinkColumns columns) {
		this.columns = columns;
	}

	/** Adds a number under its name in the columns. */
	void add(int number) {
		long name = this.columns.systemName[number];
		if (name == LinkColumns.NO_TEXT) {
			return;
		}
		if (this.size == this.buckets.length) {
			grow();
		}
		if (number >= this.following.length) {
			this.following = Arrays.copyOf(this.following, Math.max(number + 1, this.following.length * 3 / 2));
		}
		put(number, name);
		this.size++;
	}

	private void put(int number, long name) {
		int bucket = bucket(name);
		this.following[number] = this.buckets[bucket];
		this.buckets[bucket] = number;
	}

	/** Removes a number from its previous name; it must be present. */
	void remove(int number, long name) {
		if (name == LinkColumns.NO_TEXT) {
			return;
		}
		int bucket = bucket(name);
		if (this.buckets[bucket] == number) {
			this.buckets[bucket] = this.following[number];
		}
		else {
			int before = this.buckets[bucket];
			while (this.following[before] != number) {
				before = this.following[before];
			}
			this.following[before] = this.following[number];
		}
		this.size--;
	}

	/** The numbers under a name, in no order. */
	IntStream numbers(long name) {
		return IntStream
			.iterate(this.buckets[bucket(name)], (number) -> number != NONE, (number) -> this.following[number])
			.filter((number) -> this.columns.systemName[number] == name);
	}

	private int bucket(long name) {
		return (int) (name ^ (name >>> 32)) & (this.buckets.length - 1);
	}

	private void grow() {
		int[] before = this.buckets;
		this.buckets = filled(before.length * 2);
		for (int first : before) {
			int number = first;
			while (number != NONE) {
				int next = this.following[number];
				put(number, this.columns.systemName[number]);
				number = next;
			}
		}
	}

	private static int[] filled(int size) {
		int[] numbers = new int[size];
		Arrays.fill(numbers, NONE);
		return numbers;
	}

}
