package io.linkkeeper.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

import io.linkkeeper.sheet.CellFormats.Shown;

/**
 * Writes the numbers of a spreadsheet as people read them: dates and times in ISO 8601,
 * whole numbers without decimals.
 */
final class SheetNumber {

	private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

	private static final int DAYS_TO_1904 = 1462;

	/** The first day after the 29th of February 1900, which spreadsheets count. */
	private static final int FIRST_OF_MARCH_1900 = 61;

	/** The last day of 9999. */
	private static final double LAST_DAY = 2_958_466;

	private static final int SECONDS_A_DAY = 86_400;

	/** Beyond it a double does not hold every whole number. */
	private static final double LARGEST_WHOLE = 1e15;

	private SheetNumber() {
	}

	/**
	 * Formats a number.
	 * @param text the number as the file has it
	 * @param shown what it is shown as
	 * @param from1904 whether days are counted from 1904
	 * @return the text
	 */
	static String text(String text, Shown shown, boolean from1904) {
		double number;
		try {
			number = Double.parseDouble(text);
		}
		catch (NumberFormatException ex) {
			return text;
		}
		boolean isDate = shown != Shown.NUMBER && number >= 0 && number < LAST_DAY;
		return isDate ? date(number, shown, from1904) : number(number);
	}

	private static String number(double number) {
		if (Double.isInfinite(number) || Double.isNaN(number)) {
			return Double.toString(number);
		}
		return (number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE) ? Long.toString((long) number)
				: new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
	}

	private static String date(double number, Shown shown, boolean from1904) {
		long seconds = Math.round(number * SECONDS_A_DAY);
		long days = seconds / SECONDS_A_DAY;
		LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
		if (shown == Shown.TIME && days == 0) {
			return time(time);
		}
		LocalDate date = date(days, from1904);
		boolean withTime = shown != Shown.DATE || !time.equals(LocalTime.MIDNIGHT);
		return withTime ? date + "T" + time(time) : date.toString();
	}

	private static LocalDate date(long days, boolean from1904) {
		if (from1904) {
			return DAY_ZERO.plusDays(days + DAYS_TO_1904);
		}
		return DAY_ZERO.plusDays((days < FIRST_OF_MARCH_1900) ? days + 1 : days);
	}

	private static String time(LocalTime time) {
		return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
	}

	/**
	 * Formats a date that the file has as text.
	 * @param text such as {@code 2026-12-31T00:00:00}
	 * @param shown what it is shown as
	 * @return the text, without a time where none is shown and it is midnight
	 */
	static String isoDate(String text, Shown shown) {
		String local = text.replaceFirst("Z$", "");
		boolean midnight = local.matches("[0-9-]{10}T00:00(:00(\\.0+)?)?");
		return (midnight && shown != Shown.DATE_TIME) ? text.substring(0, "0000-00-00".length()) : text;
	}

}
