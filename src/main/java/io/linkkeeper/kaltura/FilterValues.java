package io.linkkeeper.kaltura;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The values of a filter that takes a list. The server splits at commas, does not trim,
 * and drops what is empty or too many, all in silence (server behaviour).
 */
final class FilterValues {

	private FilterValues() {
	}

	static Set<String> checked(String name, Collection<String> values) {
		Set<String> distinct = new LinkedHashSet<>(values);
		if (distinct.isEmpty() || distinct.size() > LinkFilter.MOST_VALUES) {
			throw new IllegalArgumentException(name + " must have from 1 to " + LinkFilter.MOST_VALUES + " values, not "
					+ distinct.size() + ": the server would ignore the rest");
		}
		distinct.forEach((value) -> requireWhole(name, value));
		return distinct;
	}

	private static void requireWhole(String name, String value) {
		if (value.isEmpty() || value.startsWith(" ") || value.contains(",")) {
			throw new IllegalArgumentException("'" + value + "' cannot be asked for by " + name
					+ ": the server would ignore what is empty or starts with a blank, and split at a comma");
		}
	}

}
