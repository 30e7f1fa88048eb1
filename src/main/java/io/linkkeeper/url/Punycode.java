package io.linkkeeper.url;

import org.jspecify.annotations.Nullable;

/**
 * Decodes Punycode, by RFC 3492.
 */
final class Punycode {

	private static final int BASE = 36;

	private static final int SKEW = 38;

	private static final int DAMP = 700;

	private static final int HIGHEST_THRESHOLD = 26;

	private Punycode() {
	}

	/**
	 * Decodes a label.
	 * @param text the label in lower case, without its prefix
	 * @return the letters, or {@code null} when the label is no Punycode
	 */
	static @Nullable String decoded(String text) {
		int basic = Math.max(0, text.lastIndexOf('-'));
		StringBuilder letters = new StringBuilder(text.substring(0, basic));
		int position = (basic > 0) ? basic + 1 : 0;
		long letter = 0x80;
		long bias = 72;
		long place = 0;
		while (position < text.length()) {
			long before = place;
			long weight = 1;
			for (int k = BASE;; k += BASE) {
				int digit = (position < text.length()) ? digit(text.charAt(position++)) : -1;
				place += digit * weight;
				if (digit < 0 || place > Integer.MAX_VALUE) {
					return null;
				}
				long threshold = Math.max(1, Math.min(HIGHEST_THRESHOLD, k - bias));
				if (digit < threshold) {
					break;
				}
				weight *= BASE - threshold;
			}
			int count = letters.codePointCount(0, letters.length()) + 1;
			bias = adapted(place - before, count, before == 0);
			letter += place / count;
			place %= count;
			if (!Character.isValidCodePoint((int) letter)) {
				return null;
			}
			letters.insert(letters.offsetByCodePoints(0, (int) place++), Character.toChars((int) letter));
		}
		return letters.toString();
	}

	private static int digit(char character) {
		if (character >= 'a' && character <= 'z') {
			return character - 'a';
		}
		return (character >= '0' && character <= '9') ? character - '0' + 26 : -1;
	}

	private static long adapted(long delta, int count, boolean first) {
		long rest = first ? delta / DAMP : delta / 2;
		rest += rest / count;
		int steps = 0;
		while (rest > (BASE - 1) * HIGHEST_THRESHOLD / 2) {
			rest /= BASE - 1;
			steps += BASE;
		}
		return steps + BASE * rest / (rest + SKEW);
	}

}
