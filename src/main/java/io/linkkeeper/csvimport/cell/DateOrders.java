package io.linkkeeper.csvimport.cell;

import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;

import io.linkkeeper.text.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the dates of a file have the day or the month first: the order in
 * which every one of them exists, for each separator. Dates with dots have the day first
 * everywhere. Not thread-safe while cells are added; the order of the cells does not
 * matter.
 */
public final class DateOrders {

	private static final char DOT = '.';

	private final Map<Character, Candidates> bySeparator = new HashMap<>();

	/**
	 * The order of day and month.
	 */
	enum Order {

		DAY_FIRST, MONTH_FIRST,

		/** Each date exists in both orders. */
		AMBIGUOUS,

		/** No order fits all dates. */
		MIXED

	}

	/** The orders that fit all dates so far. */
	private record Candidates(boolean dayFirst, boolean monthFirst) {

		Candidates and(Candidates others) {
			return new Candidates(this.dayFirst && others.dayFirst, this.monthFirst && others.monthFirst);
		}

		Order order() {
			if (this.dayFirst && this.monthFirst) {
				return Order.AMBIGUOUS;
			}
			return this.dayFirst ? Order.DAY_FIRST : this.monthFirst ? Order.MONTH_FIRST : Order.MIXED;
		}

	}

	/**
	 * Adds a cell. Cells that are no dates, and dates that exist in no order, say
	 * nothing.
	 * @param cell the content of the cell
	 */
	public void add(String cell) {
		WrittenDate date = cell.isEmpty() ? null : dateOf(Blanks.strip(cell).strip());
		if (date == null || !date.hasYearLast()) {
			return;
		}
		Candidates candidates = new Candidates(date.fitsDayFirst(), date.fitsMonthFirst());
		if (candidates.dayFirst() || candidates.monthFirst()) {
			this.bySeparator.merge(date.separator(), candidates, Candidates::and);
		}
	}

	private static @Nullable WrittenDate dateOf(String text) {
		try {
			return WrittenDate.of(text);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * Returns the order of dates.
	 * @param separator the character between the numbers
	 * @return the order
	 */
	Order of(char separator) {
		Candidates candidates = (separator == DOT) ? null : this.bySeparator.get(separator);
		return (candidates != null) ? candidates.order() : (separator == DOT) ? Order.DAY_FIRST : Order.AMBIGUOUS;
	}

}
