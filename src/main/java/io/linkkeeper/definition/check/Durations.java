package io.linkkeeper.definition.check;

import java.time.DateTimeException;
import java.time.Duration;

/**
 * Parses and checks the durations in definitions.
 */
@Form(title = "a duration",
		description = "ISO 8601 in days, hours, minutes and seconds, such as P30D or PT6H, never negative; months and"
				+ " years have no fixed length.",
		pattern = "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", syntax = Syntax.DURATION)
public final class Durations {

	/**
	 * A hundred years; subtracting longer durations from an instant could overflow.
	 */
	private static final Duration LONGEST = Duration.ofDays(36_500);

	private Durations() {
	}

	/**
	 * Parses a text that has the form of a duration.
	 * @throws IllegalArgumentException when it is too long
	 */
	public static Duration parse(String text) {
		try {
			Duration duration = Duration.parse(text);
			if (isReasonable(duration)) {
				return duration;
			}
			throw tooLong(text);
		}
		catch (DateTimeException ex) {
			// too large for a Duration
			throw tooLong(text);
		}
	}

	/**
	 * Returns the longest duration.
	 * @return a valid text
	 */
	public static String longest() {
		return "P" + LONGEST.toDays() + "D";
	}

	public static void requireReasonable(String name, Duration duration) {
		if (!isReasonable(duration)) {
			throw new IllegalArgumentException(
					name + " must be between PT0S and P" + LONGEST.toDays() + "D, not " + duration);
		}
	}

	private static IllegalArgumentException tooLong(String text) {
		return new IllegalArgumentException("\"" + text + "\" is too long; write at most " + longest());
	}

	private static boolean isReasonable(Duration duration) {
		return !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
	}

}
