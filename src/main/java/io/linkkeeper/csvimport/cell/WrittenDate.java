package io.linkkeeper.csvimport.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A date of three numbers, and possibly a time of day with an offset, before it is known
 * which number is the day.
 *
 * @param first the first number
 * @param second the number in the middle
 * @param third the last number
 * @param separator the character between the numbers
 * @param time the time of day, or {@code null} without one
 * @param offset the offset, or {@code null} without one
 */
record WrittenDate(String first, String second, String third, char separator, @Nullable LocalTime time,
		@Nullable ZoneOffset offset) {

	private static final int YEAR = 4;

	private static final Pattern FORM = Pattern
		.compile("([0-9]{1,4})([-/.])([0-9]{1,2})\\2([0-9]{1,4})(?:(?:\\s*[Tt,]\\s*|\\s+)"
				+ "([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?\\s*([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?");

	/**
	 * Parses a text.
	 * @param text any text
	 * @return the date, or {@code null} when it has another form
	 * @throws DateTimeException when there is no such time or offset
	 */
	static @Nullable WrittenDate of(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			return null;
		}
		String offset = form.group(8);
		return new WrittenDate(form.group(1), form.group(3), form.group(4), form.group(2).charAt(0), time(form),
				(offset != null) ? ZoneOffset.of(offset.toUpperCase(Locale.ROOT)) : null);
	}

	private static @Nullable LocalTime time(Matcher form) {
		if (form.group(5) == null) {
			return null;
		}
		int seconds = (form.group(7) != null) ? Integer.parseInt(form.group(7)) : 0;
		return LocalTime.of(Integer.parseInt(form.group(5)), Integer.parseInt(form.group(6)), seconds);
	}

	boolean hasYearFirst() {
		return this.first.length() == YEAR && this.third.length() <= 2;
	}

	boolean hasYearLast() {
		return this.third.length() == YEAR && this.first.length() <= 2;
	}

	LocalDateTime yearFirst() {
		return at(this.first, this.second, this.third);
	}

	LocalDateTime dayFirst() {
		return at(this.third, this.second, this.first);
	}

	LocalDateTime monthFirst() {
		return at(this.third, this.first, this.second);
	}

	boolean fitsDayFirst() {
		return exists(this.third, this.second, this.first);
	}

	boolean fitsMonthFirst() {
		return exists(this.third, this.first, this.second);
	}

	boolean isAmbiguous() {
		return fitsDayFirst() && fitsMonthFirst() && !dayFirst().equals(monthFirst());
	}

	private LocalDateTime at(String year, String month, String day) {
		return date(year, month, day).atTime((this.time != null) ? this.time : LocalTime.MIDNIGHT);
	}

	private static boolean exists(String year, String month, String day) {
		try {
			date(year, month, day);
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static LocalDate date(String year, String month, String day) {
		return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
	}

}
