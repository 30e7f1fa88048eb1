package io.linkkeeper.ledger;

import java.util.AbstractList;
import java.util.List;

/**
 * A view of a list whose elements carry consecutive numbers.
 *
 * @param <T> the element
 */
public final class NumberedList<T> extends AbstractList<NumberedList.Item<T>> {

	private final List<T> values;

	private final long first;

	/**
	 * Creates a view.
	 * @param values the elements
	 * @param first the number of the first element
	 */
	public NumberedList(List<T> values, long first) {
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

	/**
	 * An element and its number.
	 *
	 * @param <T> the element
	 * @param number the number
	 * @param value the element
	 */
	public record Item<T>(long number, T value) {

	}

}
