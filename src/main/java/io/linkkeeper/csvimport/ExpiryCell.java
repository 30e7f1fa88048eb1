package io.linkkeeper.csvimport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Parses the expiry of a row. Dates and times without a zone are in the definition's
 * zone, a date means the start of the day, and a duration such as {@code +30d} is added
 * to the run's time. Immutable.
 */
final class ExpiryCell {

	private static final String NEVER = "never";

	private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,18}");

	private static final Pattern RELATIVE = Pattern.compile("\\+\\s*([0-9]{1,6})\\s*([hdw])");

	/** The last second of 9999; the API treats later times as no date. */
	private static final long LAST = 253_402_300_799L;

	/** 2005-01-01; smaller numbers are probably years or dates without hyphens. */
	private static final long FIRST = 1_104_537_600L;

	private static final String HELP = "; write 2026-12-31, 2026-12-31T18:00, 2026-12-31T18:00:00Z, +30d or never";

	private final ZoneId zone;

	private final Instant asOf;

	ExpiryCell(ZoneId zone, Instant asOf) {
		this.zone = zone;
		this.asOf = asOf;
	}

	/**
	 * Parses a cell.
	 * @param cell the content of the cell, not empty
	 * @return the expiry in whole seconds, or {@code null} for never
	 * @throws IllegalArgumentException when the cell is not a valid expiry; the message
	 * explains why
	 */
	@Nullable Instant read(String cell) {
		String text = cell.strip();
		if (text.toLowerCase(Locale.ROOT).equals(NEVER)) {
			return null;
		}
		Matcher relative = RELATIVE.matcher(text.toLowerCase(Locale.ROOT));
		long seconds = relative.matches() ? this.asOf.plus(duration(relative)).getEpochSecond()
				: SECONDS.matcher(text).matches() ? Long.parseLong(text) : dateTime(text);
		return Instant.ofEpochSecond(checked(text, seconds));
	}

	private static Duration duration(Matcher relative) {
		long count = Long.parseLong(relative.group(1));
		return switch (relative.group(2)) {
			case "h" -> Duration.ofHours(count);
			case "w" -> Duration.ofDays(7 * count);
			default -> Duration.ofDays(count);
		};
	}

	private static long checked(String text, long seconds) {
		if (seconds > LAST) {
			throw new IllegalArgumentException("expiresAt '" + text + "' is after the year 9999"
					+ (SECONDS.matcher(text).matches() ? "; write seconds since 1970, not milliseconds" : ""));
		}
		if (seconds >= 1 && seconds < FIRST && SECONDS.matcher(text).matches()) {
			throw new IllegalArgumentException("expiresAt '" + text + "' would be seconds since 1970, that is "
					+ Instant.ofEpochSecond(seconds) + HELP);
		}
		if (seconds < 1) {
			throw new IllegalArgumentException(
					"expiresAt '" + text + "' is before 1970; write never for a link that does not expire");
		}
		return seconds;
	}

	private long dateTime(String text) {
		String iso = text.replaceFirst("(?<=^\\d{4}-\\d{2}-\\d{2})\\s+", "T");
		try {
			if (!iso.contains("T")) {
				return LocalDate.parse(iso).atStartOfDay(this.zone).toEpochSecond();
			}
			return hasZone(iso) ? OffsetDateTime.parse(iso).toEpochSecond() : local(text, LocalDateTime.parse(iso));
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("expiresAt '" + text + "' is no date" + HELP, ex);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("expiresAt '" + text + "' is outside the calendar" + HELP, ex);
		}
	}

	private static boolean hasZone(String iso) {
		return iso.matches(".*T.*([Zz]|[+-]\\d{2}:\\d{2})");
	}

	/** A local time in a daylight-saving transition maps to no instant, or to two. */
	private long local(String text, LocalDateTime time) {
		List<ZoneOffset> offsets = this.zone.getRules().getValidOffsets(time);
		if (offsets.size() != 1) {
			throw new IllegalArgumentException(
					"expiresAt '%s' %s in %s, as the clocks change then; write it with a zone".formatted(text,
							offsets.isEmpty() ? "does not exist" : "happens twice", this.zone));
		}
		return time.toEpochSecond(offsets.get(0));
	}

}
