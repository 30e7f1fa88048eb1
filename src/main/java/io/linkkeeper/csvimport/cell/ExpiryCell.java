package io.linkkeeper.csvimport.cell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.linkkeeper.csvimport.cell.DateOrders.Order;
import io.linkkeeper.text.DatePattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the expiry of a row. Dates and times without a zone are in the definition's
 * zone, a date means the start of the day, and a duration such as {@code +30d} counts
 * from the run that adds the link. Dates with the day or month first are read in the
 * order of the definition, or in the only one that fits all dates of the file. Immutable.
 */
public final class ExpiryCell {

	private static final String NEVER = "never";

	private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,18}");

	/**
	 * A spreadsheet's days since the end of 1899, with a fraction for the time of day.
	 */
	private static final Pattern DAYS = Pattern.compile("[0-9]{5,6}(?:[.,][0-9]{1,15})?");

	private static final Pattern RELATIVE = Pattern.compile("\\+\\s*([0-9]{1,6})\\s*([hdw])");

	/** The last second of 9999; the API treats later times as no date. */
	private static final long LAST = 253_402_300_799L;

	/** 2005-01-01; smaller numbers are probably years or dates without hyphens. */
	private static final long FIRST = 1_104_537_600L;

	private static final LocalDateTime DAY_ZERO = LocalDate.of(1899, 12, 30).atStartOfDay();

	private static final long SECONDS_OF_DAY = 86_400;

	/** 2000-01-01 and 2200-01-01, in days. */
	private static final BigDecimal FIRST_DAY = BigDecimal.valueOf(36_526);

	private static final BigDecimal END_OF_DAYS = BigDecimal.valueOf(109_575);

	private static final String HELP = "; write 2026-12-31, 2026-12-31T18:00, 2026-12-31T18:00:00Z, +30d or never";

	private static final String NAME_FORM = "; write 2026-12-31, or set rule.dates, such as %s";

	private final LocalTimes times;

	private final Instant asOf;

	private final @Nullable DatePattern pattern;

	private final DateOrders orders;

	/**
	 * Creates a parser.
	 * @param zone the zone of dates and times without one
	 * @param asOf from when durations count
	 * @param pattern the form of dates besides ISO 8601, or {@code null} for that of the
	 * file
	 * @param orders the order of the dates of the file
	 */
	public ExpiryCell(ZoneId zone, Instant asOf, @Nullable DatePattern pattern, DateOrders orders) {
		this.times = new LocalTimes(zone);
		this.asOf = asOf;
		this.pattern = pattern;
		this.orders = orders;
	}

	/**
	 * Parses a cell.
	 * @param cell the content of the cell, not empty
	 * @return the expiry
	 * @throws IllegalArgumentException when the cell is not a valid expiry; the message
	 * explains why
	 */
	public Expiry read(String cell) {
		String text = cell.strip();
		if (text.toLowerCase(Locale.ROOT).equals(NEVER)) {
			return Expiry.NEVER;
		}
		Matcher relative = RELATIVE.matcher(text.toLowerCase(Locale.ROOT));
		if (relative.matches()) {
			long seconds = this.asOf.plus(duration(relative)).getEpochSecond();
			return new Expiry(Instant.ofEpochSecond(seconds), true, problem(text, seconds));
		}
		long seconds = absolute(text);
		String problem = problem(text, seconds);
		return new Expiry(Instant.ofEpochSecond(seconds), false, problem);
	}

	private static Duration duration(Matcher relative) {
		long count = Long.parseLong(relative.group(1));
		return switch (relative.group(2)) {
			case "h" -> Duration.ofHours(count);
			case "w" -> Duration.ofDays(7 * count);
			default -> Duration.ofDays(count);
		};
	}

	private long absolute(String text) {
		try {
			Long named = byPattern(text);
			if (named != null) {
				return named;
			}
			if (isDayNumber(text)) {
				return this.times.seconds(day(new BigDecimal(text.replace(',', '.'))));
			}
			return SECONDS.matcher(text).matches() ? number(text) : date(text);
		}
		catch (DateTimeException ex) {
			boolean told = String.valueOf(ex.getMessage()).contains("clocks change");
			throw new IllegalArgumentException(
					"expiresAt '" + text + "' " + (told ? ex.getMessage() : "is no date" + HELP), ex);
		}
	}

	private @Nullable Long byPattern(String text) {
		if (this.pattern == null) {
			return null;
		}
		TemporalAccessor time;
		try {
			time = this.pattern.parse(text);
		}
		catch (DateTimeException ex) {
			// other forms that cannot be mistaken are accepted as well
			return null;
		}
		return this.times.seconds(time);
	}

	private static boolean isDayNumber(String text) {
		if (!DAYS.matcher(text).matches()) {
			return false;
		}
		BigDecimal days = new BigDecimal(text.replace(',', '.'));
		return days.compareTo(FIRST_DAY) >= 0 && days.compareTo(END_OF_DAYS) < 0;
	}

	private static LocalDateTime day(BigDecimal days) {
		return DAY_ZERO.plusSeconds(
				days.multiply(BigDecimal.valueOf(SECONDS_OF_DAY)).setScale(0, RoundingMode.HALF_UP).longValueExact());
	}

	private static long number(String text) {
		long seconds = Long.parseLong(text);
		if (seconds > LAST) {
			throw new IllegalArgumentException(
					"expiresAt '" + text + "' is after the year 9999; write seconds since 1970, not milliseconds");
		}
		if (seconds >= 1 && seconds < FIRST) {
			throw new IllegalArgumentException("expiresAt '" + text + "' would be seconds since 1970, that is "
					+ Instant.ofEpochSecond(seconds) + HELP);
		}
		return seconds;
	}

	private long date(String text) {
		WrittenDate date = WrittenDate.of(text);
		if (date == null) {
			return Instant.parse(text).getEpochSecond();
		}
		LocalDateTime local = date.hasYearFirst() ? date.yearFirst() : ordered(text, date);
		if (date.offset() != null) {
			return local.toEpochSecond(date.offset());
		}
		return this.times.seconds((date.time() != null) ? local : local.toLocalDate());
	}

	private LocalDateTime ordered(String text, WrittenDate date) {
		char separator = date.separator();
		String dayFirst = "dd%1$cMM%1$cyyyy".formatted(separator);
		if (!date.hasYearLast()) {
			throw new IllegalArgumentException("expiresAt '" + text + "' has no year of four digits"
					+ NAME_FORM.formatted("dd%1$cMM%1$cyy".formatted(separator)));
		}
		if (this.pattern != null) {
			throw new IllegalArgumentException(
					"expiresAt '%s' is not written as rule.dates says, %s".formatted(text, this.pattern));
		}
		Order order = this.orders.of(separator);
		if (order == Order.AMBIGUOUS && date.isAmbiguous()) {
			throw new IllegalArgumentException(
					("expiresAt '%s' may be %s or %s, and no date of the file tells which" + NAME_FORM).formatted(text,
							date.dayFirst().toLocalDate(), date.monthFirst().toLocalDate(), dayFirst));
		}
		if (order == Order.MIXED) {
			throw new IllegalArgumentException(
					("expiresAt '%s' cannot be read, as the file has dates with the day first and with the month first"
							+ NAME_FORM)
						.formatted(text, dayFirst));
		}
		return (order == Order.MONTH_FIRST) ? date.monthFirst() : date.dayFirst();
	}

	/** Links may have such an expiry, but should get none. */
	private static @Nullable String problem(String text, long seconds) {
		if (seconds < 1) {
			return "expiresAt '" + text + "' is before 1970; write never for a link that does not expire";
		}
		return (seconds > LAST) ? "expiresAt '" + text + "' is after the year 9999" : null;
	}

}
