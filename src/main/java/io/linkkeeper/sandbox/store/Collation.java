package io.linkkeeper.sandbox.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import io.linkkeeper.sandbox.Dialect;

/**
 * The comparison of texts: exact, or as in the server's database without case, accents
 * and trailing spaces. Provides a normal form that is equal for equal texts, and its
 * 64-bit fingerprint, never 0.
 */
public enum Collation {

	/** Every character counts. */
	EXACT {
		@Override
		public String normal(String text) {
			return text;
		}
	},

	/** Case, accents and trailing U+0020 do not count; any other blank does. */
	LOOSE {
		@Override
		public String normal(String text) {
			String plain = isPlain(text) ? text
					: ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").replace('ß', 's');
			return withoutTrailingSpaces(plain).toLowerCase(Locale.ROOT);
		}
	};

	private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

	public static Collation of(Dialect dialect) {
		return dialect.has(Dialect.Difference.TEXT_IS_COMPARED_LOOSELY) ? LOOSE : EXACT;
	}

	public abstract String normal(String text);

	long fingerprint(String text) {
		String normal = normal(text);
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < normal.length(); i++) {
			hash = (hash ^ normal.charAt(i)) * 0x100000001b3L;
		}
		hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
		hash ^= hash >>> 29;
		return (hash != 0) ? hash : 1;
	}

	/** A text without the U+0020 at its end. */
	public static String withoutTrailingSpaces(String text) {
		int end = text.length();
		while (end > 0 && text.charAt(end - 1) == ' ') {
			end--;
		}
		return text.substring(0, end);
	}

	private static boolean isPlain(String text) {
		return text.chars().allMatch((character) -> character < 128);
	}

}
