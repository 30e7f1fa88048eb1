package io.linkkeeper.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds the name that was probably meant.
 */
final class NearestName {

	private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

	private NearestName() {
	}

	static Optional<String> to(String given, Collection<String> names) {
		return names.stream()
			.filter((name) -> isNear(given, name))
			.min(Comparator.comparingInt((String name) -> distance(given, name)).thenComparing((name) -> name));
	}

	static String hint(String given, Collection<String> names) {
		return to(given, names).map((name) -> "; did you mean " + name + "?").orElse("");
	}

	static String endOfSentence(String given, Collection<String> names) {
		String hint = hint(given, names);
		return hint.isEmpty() ? "." : hint;
	}

	private static boolean isNear(String given, String name) {
		return distance(given, name) <= tolerated(given, name) || (!given.isEmpty() && name.startsWith(given));
	}

	private static int distance(String given, String name) {
		return DISTANCE.apply(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
	}

	/** A third of the letters may be wrong, but never all of a short name. */
	private static int tolerated(String given, String name) {
		return Math.max(1, Math.max(given.length(), name.length()) / 3);
	}

}
