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

	private static final String JSON_BLANKS = "\r\n";

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
	 * Replaces the same characters, but keeps line feeds.
	 * @param text a text of several lines
	 * @return the text with U+FFFD in place of each other such character
	 */
	public static String lines(String text) {
		return keeping("\n", text);
	}

	/**
	 * Replaces the same characters, but keeps the tabs and line ends of a quoted cell.
	 * @param cell the text of a cell
	 * @return the text with U+FFFD in place of each other such character
	 */
	public static String inCell(String cell) {
		return keeping("\t\r\n", cell);
	}

	private static String keeping(String kept, String text) {
		return UNPRINTABLE.matcher(text).replaceAll((match) -> kept.contains(match.group()) ? match.group() : "\uFFFD");
	}

	/**
	 * Escapes the same characters in JSON, which allows most of them in its strings.
	 * @param json a JSON text; its line ends stand between values
	 * @return an equal JSON text
	 */
	public static String inJson(String json) {
		return UNPRINTABLE.matcher(json)
			.replaceAll((match) -> JSON_BLANKS.contains(match.group()) ? match.group()
					: "\\\\u%04X".formatted((int) match.group().charAt(0)));
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
