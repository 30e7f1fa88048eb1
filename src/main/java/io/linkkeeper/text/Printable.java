package io.linkkeeper.text;

import java.util.regex.Pattern;

/**
 * Makes foreign text safe for one line of a terminal, log, mail or page.
 */
public final class Printable {

	/**
	 * Controls with ESC and line ends, line separators, bidi controls, lone surrogates.
	 */
	private static final Pattern UNPRINTABLE = Pattern
		.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]");

	/**
	 * Besides those, characters without width, and spaces other than the plain one.
	 */
	private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs}\\p{Cs}&&[^ ]]");

	private Printable() {
	}

	/**
	 * Replaces characters that move the cursor, end the line or reorder text.
	 * @param text any text
	 * @return the text with U+FFFD in place of each such character
	 */
	public static String of(String text) {
		return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
	}

	/**
	 * Makes characters visible that cannot be seen, or be told from a plain space.
	 * @param text any text
	 * @return the text with an escape such as {@code \\u200B} in place of each
	 */
	public static String escaped(String text) {
		return INVISIBLE.matcher(text).replaceAll((match) -> "\\\\u%04X".formatted(match.group().codePointAt(0)));
	}

}
