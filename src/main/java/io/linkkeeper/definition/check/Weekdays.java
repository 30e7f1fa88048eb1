package io.linkkeeper.definition.check;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the day-of-week field of Unix, where 0 and 7 are Sunday, with the names of days.
 */
final class Weekdays {

	private static final List<String> NAMES = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

	private static final int WEEK = NAMES.size();

	private static final String DAY = "([0-7]|SUN|MON|TUE|WED|THU|FRI|SAT)";

	private static final Pattern ITEM = Pattern.compile("(?:[*]|" + DAY + "(?:-" + DAY + ")?)(?:/([1-7]))?");

	/** Shorter runs of days are listed. */
	private static final int RANGE = 3;

	private Weekdays() {
	}

	/**
	 * Returns the field with names, {@code *} for all days, or unchanged when it is not
	 * one of Unix.
	 */
	static String named(String field) {
		BitSet days = new BitSet(WEEK);
		for (String item : field.toUpperCase(Locale.ROOT).split(",", -1)) {
			Matcher matcher = ITEM.matcher(item);
			if (!matcher.matches()) {
				return field;
			}
			addTo(days, matcher);
		}
		return (days.cardinality() == WEEK) ? "*" : written(days);
	}

	private static void addTo(BitSet days, Matcher item) {
		String from = item.group(1);
		String to = item.group(2);
		int first = (from != null) ? number(from) : 0;
		int step = (item.group(3) != null) ? Integer.parseInt(item.group(3)) : 1;
		boolean open = from == null || (to == null && item.group(3) != null);
		int last = open ? WEEK - 1 : (to != null) ? number(to) : first;
		last = (last < first) ? last + WEEK : last;
		for (int day = first; day <= last; day += step) {
			days.set(day % WEEK);
		}
	}

	private static int number(String day) {
		return NAMES.contains(day) ? NAMES.indexOf(day) : Integer.parseInt(day);
	}

	private static String written(BitSet days) {
		StringJoiner list = new StringJoiner(",");
		for (int from = days.nextSetBit(0); from >= 0;) {
			int end = days.nextClearBit(from);
			if (end - from >= RANGE) {
				list.add(NAMES.get(from) + "-" + NAMES.get(end - 1));
			}
			else {
				NAMES.subList(from, end).forEach(list::add);
			}
			from = days.nextSetBit(end);
		}
		return list.toString();
	}

}
