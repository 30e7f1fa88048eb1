package io.linkkeeper.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Computes collation keys that compare text as the server's database does: case, accents
 * and trailing blanks do not count (server behaviour).
 */
public final class Collation {

	private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

	private static final Pattern INSIGNIFICANT = Pattern.compile("[\\p{M}\\p{C}\\p{Z}]+");

	private static final Pattern TRAILING_BLANKS = Pattern.compile(" +$");

	private Collation() {
	}

	/**
	 * Returns the collation key of a text.
	 * @param text any text
	 * @return the key, equal for all texts that the server takes as equal
	 */
	public static String key(String text) {
		String plain = text.chars().allMatch((c) -> c < 0x80) ? text : withoutAccents(text);
		String upper = plain.toUpperCase(Locale.ROOT);
		return upper.endsWith(" ") ? TRAILING_BLANKS.matcher(upper).replaceAll("") : upper;
	}

	/**
	 * Returns a key by which texts are equal that any database might take as equal:
	 * besides what {@link #key} leaves out, characters that cannot be seen, all blanks,
	 * and the difference between forms of a letter.
	 * @param text any text
	 * @return the key; two texts with the same one may well be different to a server
	 */
	public static String coarseKey(String text) {
		String plain = INSIGNIFICANT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
		return plain.toUpperCase(Locale.ROOT).replace("SS", "S");
	}

	/**
	 * Tests whether the server takes a text as equal to one of several others.
	 * @param keys collation keys of the others
	 * @param text the text, or {@code null} for none
	 * @return false for {@code null}
	 */
	public static boolean isAmong(Set<String> keys, @Nullable String text) {
		return text != null && keys.contains(key(text));
	}

	private static String withoutAccents(String text) {
		String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
		return ACCENTS.matcher(decomposed).replaceAll("").replace('ß', 's');
	}

}
