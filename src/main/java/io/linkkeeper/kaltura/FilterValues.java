package io.linkkeeper.kaltura;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Validates the values of list filters. The server silently splits at commas, ignores
 * values with a leading blank, and drops empty and excess values (server behaviour).
 */
public final class FilterValues {

	/** The server drops the 501st value of a list. */
	public static final int MOST = 500;

	/** Up to ten years in seconds, the server takes a time as relative to now. */
	private static final long RELATIVE_UP_TO = 315_360_000;

	private static final Pattern LISTABLE = Pattern.compile("[^,\\s][^,]*");

	private FilterValues() {
	}

	/**
	 * Tests whether a value can be used in a list.
	 * @param value any text
	 * @return false when the server would ignore, truncate or split it; query it alone
	 * then
	 */
	public static boolean isListable(String value) {
		return LISTABLE.matcher(value).matches();
	}

	/**
	 * Partitions values into lists that the server accepts.
	 * @param values any number of values; duplicates are removed
	 * @return as few lists as possible; none for no values
	 */
	public static List<List<String>> inParts(Collection<String> values) {
		List<String> distinct = List.copyOf(new LinkedHashSet<>(values));
		List<List<String>> parts = new ArrayList<>();
		for (int from = 0; from < distinct.size(); from += MOST) {
			parts.add(distinct.subList(from, Math.min(distinct.size(), from + MOST)));
		}
		return parts;
	}

	/**
	 * Rejects times that the server would take as relative to now.
	 */
	static Instant absolute(Instant time) {
		if (Math.abs(time.getEpochSecond()) <= RELATIVE_UP_TO) {
			throw new IllegalArgumentException(
					time + " cannot be asked for: the server takes times before 1980 as relative to now");
		}
		return time;
	}

	static Set<String> checked(String name, Collection<String> values) {
		Set<String> distinct = new LinkedHashSet<>(values);
		if (distinct.isEmpty() || distinct.size() > MOST) {
			throw new IllegalArgumentException(name + " must have from 1 to " + MOST + " values, not " + distinct.size()
					+ ": the server would ignore the rest");
		}
		distinct.forEach((value) -> requireWhole(name, value));
		return distinct;
	}

	private static void requireWhole(String name, String value) {
		if (!isListable(value)) {
			throw new IllegalArgumentException("'" + value + "' cannot be asked for by " + name
					+ ": the server would ignore what is empty or starts with a blank, and split at a comma");
		}
	}

}
