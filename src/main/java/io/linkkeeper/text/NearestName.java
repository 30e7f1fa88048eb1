package io.linkkeeper.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the existing name closest to one that does not exist.
 */
public final class NearestName {

	private static final Pattern SEPARATORS = Pattern.compile("[ _-]");

	private static final int LONG = 7;

	private static final int VERY_LONG = 9;

	private NearestName() {
	}

	/**
	 * Finds the nearest name by edit distance.
	 * @param given the name that does not exist
	 * @param names the names that exist
	 * @return the nearest, or empty when none is near
	 */
	public static Optional<String> to(String given, Collection<String> names) {
		return names.stream()
			.filter((name) -> isNear(given, name))
			.min(Comparator.comparingInt((String name) -> distance(given, name)).thenComparing((name) -> name));
	}

	/**
	 * Finds a name that differs by a typing error only: one wrong letter in a long name,
	 * two in a very long one, letters in another order, or separators between them. Short
	 * names are compared by their letters only, as too many other words are near.
	 * @param given the name that does not exist
	 * @param names the names that exist
	 * @return the match, or empty
	 */
	public static Optional<String> ofSlip(String given, Collection<String> names) {
		String plain = SEPARATORS.matcher(given).replaceAll("");
		return names.stream().filter((name) -> isSlip(plain, name)).findFirst();
	}

	private static boolean isSlip(String given, String name) {
		int tolerated = (name.length() >= VERY_LONG) ? 2 : (name.length() >= LONG) ? 1 : 0;
		return sameLetters(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))
				|| distance(given, name) <= tolerated;
	}

	/**
	 * Formats a suggestion for the end of a message.
	 * @param given the name that does not exist
	 * @param names the names that exist
	 * @return {@code "; did you mean NAME?"}, or an empty text when none is near
	 */
	public static String hint(String given, Collection<String> names) {
		return to(given, names).map((name) -> "; did you mean " + name + "?").orElse("");
	}

	/**
	 * Formats a suggestion that ends a sentence.
	 * @param given the name that does not exist
	 * @param names the names that exist
	 * @return {@code "; did you mean NAME?"}, or a full stop when none is near
	 */
	public static String endOfSentence(String given, Collection<String> names) {
		String hint = hint(given, names);
		return hint.isEmpty() ? "." : hint;
	}

	private static boolean isNear(String given, String name) {
		return distance(given, name) <= tolerated(given, name) || (!given.isEmpty() && name.startsWith(given));
	}

	private static int distance(String given, String name) {
		String one = given.toLowerCase(Locale.ROOT);
		String other = name.toLowerCase(Locale.ROOT);
		// letters in the wrong order are one slip
		return sameLetters(one, other) ? Math.min(1, edits(one, other)) : edits(one, other);
	}

	/** The Levenshtein distance: letters to insert, delete or replace. */
	private static int edits(String one, String other) {
		int[] row = IntStream.rangeClosed(0, other.length()).toArray();
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int replaced = diagonal + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[other.length()];
	}

	private static boolean sameLetters(String one, String other) {
		return Arrays.equals(one.chars().sorted().toArray(), other.chars().sorted().toArray());
	}

	/** Up to a third of the letters may differ, and at least one. */
	private static int tolerated(String given, String name) {
		return Math.max(1, Math.max(given.length(), name.length()) / 3);
	}

}
