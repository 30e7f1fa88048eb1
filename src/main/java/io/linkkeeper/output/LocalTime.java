package io.linkkeeper.output;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats times for people: in their zone with its offset, and relative to now.
 */
final class LocalTime {

	private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

	private static final int DAYS_OF_YEAR = 365;

	private final Clock clock;

	private final ZoneId zone;

	LocalTime(Clock clock, ZoneId zone) {
		this.clock = clock;
		this.zone = zone;
	}

	/** For example {@code 2026-11-20 05:15:00 +01:00}. */
	String exact(Instant time) {
		return exact(time.atZone(this.zone));
	}

	/** For example {@code 2026-11-20 05:15:00 +01:00}. */
	static String exact(ZonedDateTime time) {
		return EXACT.format(time);
	}

	/** For example {@code 2 h ago} or {@code in 3 d}. */
	String relative(Instant time) {
		Duration past = Duration.between(time, this.clock.instant());
		if (past.abs().toSeconds() == 0) {
			return "now";
		}
		return past.isNegative() ? "in " + length(past.abs()) : length(past) + " ago";
	}

	/** For example {@code 2026-11-20 05:15:00 +01:00, 2 h ago}. */
	String both(Instant time) {
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
