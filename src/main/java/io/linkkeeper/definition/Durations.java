package io.linkkeeper.definition;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The lengths of time that a definition may name.
 */
final class Durations {

	/**
	 * A hundred years: longer is a slip, and subtracting it must not leave the calendar.
	 */
	static final Duration LONGEST = Duration.ofDays(36_500);

	private Durations() {
	}

	static Optional<Duration> parse(String text) {
		try {
			return Optional.of(Duration.parse(text)).filter(Durations::isReasonable);
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	static void requireReasonable(String name, Duration duration) {
		if (!isReasonable(duration)) {
			throw new IllegalArgumentException(
					name + " must be between PT0S and P" + LONGEST.toDays() + "D, not " + duration);
		}
	}

	private static boolean isReasonable(Duration duration) {
		return !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
	}

}
