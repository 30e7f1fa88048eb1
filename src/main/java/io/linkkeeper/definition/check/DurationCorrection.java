package io.linkkeeper.definition.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Converts durations in other notations, such as {@code 30}, {@code 1d}, {@code 90 min}
 * and {@code P1W}, to ISO 8601. A number alone is days; months count 30 days and years
 * 365.
 */
final class DurationCorrection {

	private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:[.][0-9]{1,3})?)\\s*([a-z]*)\\s*");

	private static final Pattern MONTHS_OR_MINUTES = Pattern.compile("p([0-9]{1,9})m");

	private DurationCorrection() {
	}

	static List<String> of(String text) {
		String plain = text.strip().toLowerCase(Locale.ROOT);
		Matcher either = MONTHS_OR_MINUTES.matcher(plain);
		if (either.matches()) {
			return List.of("P" + 30 * Long.parseLong(either.group(1)) + "D", "PT" + either.group(1) + "M");
		}
		String written = iso(plain.replaceFirst("^p", "").replaceFirst("^t|(?<=[a-z])t(?=[0-9]|$)", ""));
		return (written != null) ? List.of(written) : List.of();
	}

	private static @Nullable String iso(String text) {
		Map<ChronoUnit, BigDecimal> amounts = new EnumMap<>(ChronoUnit.class);
		Matcher part = PART.matcher(text);
		int end = 0;
		while (end < text.length() && part.find(end) && part.start() == end) {
			ChronoUnit unit = unit(part.group(2));
			if (unit == null) {
				return null;
			}
			add(amounts, unit, new BigDecimal(part.group(1)));
			end = part.end();
		}
		return (end == 0 || end < text.length()) ? null : written(amounts);
	}

	private static @Nullable ChronoUnit unit(String word) {
		return switch (word) {
			case "", "d", "day", "days" -> ChronoUnit.DAYS;
			case "h", "hr", "hrs", "hour", "hours" -> ChronoUnit.HOURS;
			case "m", "min", "mins", "minute", "minutes" -> ChronoUnit.MINUTES;
			case "s", "sec", "secs", "second", "seconds" -> ChronoUnit.SECONDS;
			case "w", "week", "weeks" -> ChronoUnit.WEEKS;
			case "mo", "month", "months" -> ChronoUnit.MONTHS;
			case "y", "year", "years" -> ChronoUnit.YEARS;
			default -> null;
		};
	}

	/** Adds an amount in days, hours, minutes or seconds. */
	private static void add(Map<ChronoUnit, BigDecimal> amounts, ChronoUnit unit, BigDecimal amount) {
		int days = switch (unit) {
			case WEEKS -> 7;
			case MONTHS -> 30;
			case YEARS -> 365;
			default -> 1;
		};
		amounts.merge((days > 1) ? ChronoUnit.DAYS : unit, amount.multiply(BigDecimal.valueOf(days)), BigDecimal::add);
	}

	private static @Nullable String written(Map<ChronoUnit, BigDecimal> amounts) {
		if (amounts.values().stream().allMatch((amount) -> amount.signum() == 0)) {
			return Duration.ZERO.toString();
		}
		if (amounts.values().stream().anyMatch((amount) -> amount.stripTrailingZeros().scale() > 0)) {
			return inSeconds(amounts);
		}
		String time = written(amounts, ChronoUnit.HOURS, "H") + written(amounts, ChronoUnit.MINUTES, "M")
				+ written(amounts, ChronoUnit.SECONDS, "S");
		return "P" + written(amounts, ChronoUnit.DAYS, "D") + (time.isEmpty() ? "" : "T" + time);
	}

	private static String written(Map<ChronoUnit, BigDecimal> amounts, ChronoUnit unit, String letter) {
		BigDecimal amount = amounts.get(unit);
		return (amount != null && amount.signum() > 0) ? amount.toBigInteger() + letter : "";
	}

	/** Writes fractions in the next smaller units, unless they are of a second. */
	private static @Nullable String inSeconds(Map<ChronoUnit, BigDecimal> amounts) {
		BigDecimal seconds = BigDecimal.ZERO;
		for (Map.Entry<ChronoUnit, BigDecimal> amount : amounts.entrySet()) {
			long unit = amount.getKey().getDuration().toSeconds();
			seconds = seconds.add(amount.getValue().multiply(BigDecimal.valueOf(unit)));
		}
		boolean whole = seconds.stripTrailingZeros().scale() <= 0;
		return whole ? Duration.ofSeconds(seconds.longValue()).toString() : null;
	}

}
