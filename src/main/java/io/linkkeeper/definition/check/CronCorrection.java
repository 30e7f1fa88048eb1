package io.linkkeeper.definition.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Converts cron expressions of Unix, with five fields or a nickname, and of Spring, with
 * six, to Quartz: seconds come first, one of the two days is {@code ?}, and days of the
 * week are names, as Quartz numbers them from 1 for Sunday.
 */
final class CronCorrection {

	private static final Map<String, String> NICKNAMES = Map.of("@yearly", "0 0 1 1 *", "@annually", "0 0 1 1 *",
			"@monthly", "0 0 1 * *", "@weekly", "0 0 * * 0", "@daily", "0 0 * * *", "@midnight", "0 0 * * *", "@hourly",
			"0 * * * *");

	private static final String ANY = "*";

	private static final String NONE = "?";

	private CronCorrection() {
	}

	static List<String> of(String text) {
		String plain = text.strip();
		List<String> fields = new ArrayList<>(
				Arrays.asList(NICKNAMES.getOrDefault(plain.toLowerCase(Locale.ROOT), plain).split("\\s+")));
		if (fields.size() == 5) {
			fields.add(0, "0");
		}
		return (fields.size() == 6 || fields.size() == 7) ? quartz(fields) : List.of();
	}

	private static List<String> quartz(List<String> fields) {
		String day = fields.get(3);
		String weekdays = Weekdays.named(fields.get(5));
		if (isAny(weekdays)) {
			return List.of(with(fields, isAny(day) ? ANY : day, NONE));
		}
		return isAny(day) ? List.of(with(fields, NONE, weekdays))
				: List.of(with(fields, day, NONE), with(fields, NONE, weekdays));
	}

	private static boolean isAny(String field) {
		return field.equals(ANY) || field.equals(NONE);
	}

	private static String with(List<String> fields, String day, String weekdays) {
		List<String> changed = new ArrayList<>(fields);
		changed.set(3, day);
		changed.set(5, weekdays);
		return String.join(" ", changed);
	}

}
