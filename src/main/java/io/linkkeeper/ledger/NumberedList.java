package io.linkkeeper.ledger;

import java.util.AbstractList;
import java.util.List;

/**
 * A view of a list whose elements carry consecutive numbers.
 *
 * @param <T> the element
 */
final class NumberedList<T> extends AbstractList<NumberedList.Item<T>> {

	private final List<T> values;

	private final long first;

	NumberedList(List<T> values, long first) {
		this.values = values;
		this.first = first;
	}

	@Override
	public Item<T> get(int index) {
		return new Item<>(this.first + index, this.values.get(index));
	}

	@Override
	public int size() {
		return this.values.size();
	}

	record Item<T>(long number, T value) {
	}

}
