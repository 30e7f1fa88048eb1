package io.linkkeeper.output.words;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats times for the operator: in the local zone with its offset, and relative to now.
 */
public final class LocalTime {

	private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

	private static final int DAYS_OF_YEAR = 365;

	private final Clock clock;

	private final ZoneId zone;

	/**
	 * Creates a format.
	 * @param clock what times relate to
	 * @param zone the time zone of the operator
	 */
	public LocalTime(Clock clock, ZoneId zone) {
		this.clock = clock;
		this.zone = zone;
	}

	/**
	 * Formats a time in the local zone.
	 * @param time the time
	 * @return such as {@code 2026-11-20 05:15:00 +01:00}
	 */
	public String exact(Instant time) {
		return exact(time.atZone(this.zone));
	}

	/**
	 * Formats a time in its own zone.
	 * @param time the time
	 * @return such as {@code 2026-11-20 05:15:00 +01:00}
	 */
	public static String exact(ZonedDateTime time) {
		return EXACT.format(time);
	}

	/**
	 * Formats how far from now a time is.
	 * @param time the time
	 * @return such as {@code 2 h ago} or {@code in 3 d}
	 */
	public String relative(Instant time) {
		Duration past = Duration.between(time, this.clock.instant());
		if (past.abs().toSeconds() == 0) {
			return "now";
		}
		return past.isNegative() ? "in " + length(past.abs()) : length(past) + " ago";
	}

	/**
	 * Formats a time in the local zone, and how far from now it is.
	 * @param time the time
	 * @return such as {@code 2026-11-20 05:15:00 +01:00, 2 h ago}
	 */
	public String both(Instant time) {
		return exact(time) + ", " + relative(time);
	}

	private static String length(Duration duration) {
		if (duration.toMinutes() == 0) {
			return duration.toSeconds() + " s";
		}
		if (duration.toHours() == 0) {
			return duration.toMinutes() + " min";
		}
		if (duration.toDays() == 0) {
			return duration.toHours() + " h";
		}
		return (duration.toDays() < 2 * DAYS_OF_YEAR) ? duration.toDays() + " d"
				: duration.toDays() / DAYS_OF_YEAR + " y";
	}

}
