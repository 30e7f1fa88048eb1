package io.linkkeeper.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Text as the server's database compares it: case, accents and trailing blanks do not
 * count (server behaviour).
 */
public final class Collation {

	private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

	private static final Pattern TRAILING_BLANKS = Pattern.compile(" +$");

	private Collation() {
	}

	/**
	 * A text that is the same for all texts the server takes as equal.
	 * @param text any text
	 * @return the common form
	 */
	public static String key(String text) {
		String plain = text.chars().allMatch((c) -> c < 0x80) ? text : withoutAccents(text);
		String upper = plain.toUpperCase(Locale.ROOT);
		return upper.endsWith(" ") ? TRAILING_BLANKS.matcher(upper).replaceAll("") : upper;
	}

	/**
	 * Whether the server takes a text for one of some others.
	 * @param keys their common forms
	 * @param text the text, or {@code null} for none
	 */
	public static boolean isAmong(Set<String> keys, @Nullable String text) {
		return text != null && keys.contains(key(text));
	}

	private static String withoutAccents(String text) {
		String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
		return ACCENTS.matcher(decomposed).replaceAll("").replace('ß', 's');
	}

}
