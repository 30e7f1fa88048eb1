package io.linkkeeper.text;

import java.util.function.IntPredicate;

/**
 * Strips blanks around texts: spaces, tabs, and what looks like a space, such as the
 * no-break space of text copied from web pages.
 */
public final class Blanks {

	private Blanks() {
	}

	/**
	 * Tests whether a character is a blank.
	 * @param character a UTF-16 unit
	 * @return true when it is one
	 */
	public static boolean isBlank(int character) {
		return isPadding(character) || Character.getType(character) == Character.SPACE_SEPARATOR;
	}

	private static boolean isPadding(int character) {
		return character == ' ' || character == '\t';
	}

	/**
	 * Strips the blanks around a text.
	 * @param text the text
	 * @return the text without them
	 */
	public static String strip(String text) {
		return strip(text, Blanks::isBlank);
	}

	/**
	 * Strips the spaces and tabs around a text, which separate it from others. What only
	 * looks like a space belongs to the text, unless there is nothing else.
	 * @param text the text
	 * @return the text without them
	 */
	public static String stripPadding(String text) {
		return strip(text).isEmpty() ? "" : strip(text, Blanks::isPadding);
	}

	private static String strip(String text, IntPredicate blank) {
		int from = 0;
		int to = text.length();
		while (from < to && blank.test(text.charAt(from))) {
			from++;
		}
		while (to > from && blank.test(text.charAt(to - 1))) {
			to--;
		}
		return text.substring(from, to);
	}

}
