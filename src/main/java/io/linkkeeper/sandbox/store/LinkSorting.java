package io.linkkeeper.sandbox.store;

import java.util.Arrays;
import java.util.List;

/** Sorts numbers of links by their columns, without boxing. */
final class LinkSorting {

	private static final List<LinkOrder> OLDEST_FIRST = List.of(new LinkOrder(LinkOrder.Field.CREATED_AT, true));

	private static final List<LinkOrder> NEWEST_FIRST = List.of(new LinkOrder(LinkOrder.Field.CREATED_AT, false));

	/** A key is the second, to the year 9999 and beyond, and the place in the rest. */
	private static final int PLACE_BITS = 25;

	private static final long MAX_SECONDS = (1L << (63 - PLACE_BITS)) - 1;

	private final LinkColumns columns;

	LinkSorting(LinkColumns columns) {
		this.columns = columns;
	}

	/**
	 * Sorts numbers stably.
	 * @param found the numbers by createdAt and then by number
	 * @param order the order asked for, first item first
	 */
	int[] sort(int[] found, List<LinkOrder> order) {
		if (order.isEmpty() || order.equals(OLDEST_FIRST)) {
			return found;
		}
		if (order.equals(NEWEST_FIRST)) {
			return reversed(found);
		}
		int[] sorted = found;
		for (int i = order.size() - 1; i >= 0; i--) {
			sorted = sortedBy(order.get(i), sorted);
		}
		return sorted;
	}

	/** Reverses equal ones as well, as an index scanned backwards. */
	private static int[] reversed(int[] found) {
		int[] reversed = new int[found.length];
		for (int i = 0; i < found.length; i++) {
			reversed[found.length - 1 - i] = found[i];
		}
		return reversed;
	}

	private int[] sortedBy(LinkOrder item, int[] numbers) {
		long[] column = switch (item.field()) {
			case CREATED_AT -> this.columns.createdAt;
			case UPDATED_AT -> this.columns.updatedAt;
			case EXPIRES_AT -> this.columns.expiresAt;
		};
		long[] keys = new long[numbers.length];
		for (int i = 0; i < keys.length; i++) {
			long second = Math.max(-MAX_SECONDS, Math.min(column[numbers[i]], MAX_SECONDS));
			keys[i] = ((item.ascending() ? second : -second) << PLACE_BITS) | i;
		}
		Arrays.sort(keys);
		int[] sorted = new int[numbers.length];
		for (int i = 0; i < sorted.length; i++) {
			sorted[i] = numbers[(int) (keys[i] & ((1L << PLACE_BITS) - 1))];
		}
		return sorted;
	}

}
