package io.linkkeeper.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * A pattern of dates, such as {@code dd.MM.yyyy}, in the letters of
 * {@link DateTimeFormatter}. Days, months and hours between separators may have one
 * digit; a time of day may follow a date even if the pattern has none. Immutable.
 */
public final class DatePattern {

	private static final String TIME = "[' '][','][' ']['T'][H:mm[:ss]]";

	private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2026, 12, 31, 18, 5, 0, 0, ZoneOffset.UTC);

	private final String pattern;

	private final DateTimeFormatter formatter;

	private DatePattern(String pattern, DateTimeFormatter formatter) {
		this.pattern = pattern;
		this.formatter = formatter;
	}

	/**
	 * Parses a pattern.
	 * @param pattern the pattern
	 * @return the pattern
	 * @throws IllegalArgumentException when it is none, or does not tell year, month and
	 * day
	 */
	public static DatePattern of(String pattern) {
		try {
			boolean timed = unquoted(pattern).matches(".*[HhKkmns].*");
			DatePattern parsed = new DatePattern(pattern, formatter(lenient(pattern) + (timed ? "" : TIME)));
			TemporalAccessor again = parsed.parse(formatter(pattern).format(EXAMPLE));
			if (LocalDate.from(again).equals(EXAMPLE.toLocalDate()) && timed != again instanceof LocalDate) {
				return parsed;
			}
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			throw new IllegalArgumentException(wrong(pattern), ex);
		}
		throw new IllegalArgumentException(wrong(pattern));
	}

	private static String wrong(String pattern) {
		return "'" + pattern
				+ "' does not tell year, month and day; write them as in dd.MM.yyyy, MM/dd/yyyy or yyyy-MM-dd HH:mm";
	}

	private static DateTimeFormatter formatter(String pattern) {
		return new DateTimeFormatterBuilder().parseCaseInsensitive()
			.appendPattern(proleptic(pattern))
			.toFormatter(Locale.ENGLISH)
			.withResolverStyle(ResolverStyle.STRICT);
	}

	/** A year of an era, as {@code y} means, could not be resolved without the era. */
	private static String proleptic(String pattern) {
		StringBuilder text = new StringBuilder(pattern);
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			quoted ^= text.charAt(i) == '\'';
			if (!quoted && text.charAt(i) == 'y') {
				text.setCharAt(i, 'u');
			}
		}
		return text.toString();
	}

	private static String lenient(String pattern) {
		return pattern.replaceAll("(?<![A-Za-z'])(?:(d)d|(M)M|(H)H|(h)h)(?![A-Za-z'])", "$1$2$3$4");
	}

	private static String unquoted(String pattern) {
		return pattern.replaceAll("'[^']*'", "");
	}

	/**
	 * Parses a date.
	 * @param text the text
	 * @return a {@link ZonedDateTime}, a {@link LocalDateTime} or a {@link LocalDate},
	 * whichever the text tells
	 * @throws DateTimeException when the text does not fit the pattern, or no such date
	 * exists
	 */
	public TemporalAccessor parse(String text) {
		return this.formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
	}

	@Override
	public String toString() {
		return this.pattern;
	}

}
