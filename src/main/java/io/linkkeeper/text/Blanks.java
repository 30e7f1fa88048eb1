package io.linkkeeper.text;

/**
 * Strips the blanks around unquoted cells: spaces, tabs, and the non-breaking space of
 * text copied from web pages.
 */
public final class Blanks {

	private static final char NON_BREAKING_SPACE = '\u00A0';

	private Blanks() {
	}

	/**
	 * Tests whether a character is a blank.
	 * @param character a UTF-16 unit
	 * @return true when it is one
	 */
	public static boolean isBlank(int character) {
		return character == ' ' || character == '\t' || character == NON_BREAKING_SPACE;
	}

	/**
	 * Strips the blanks around a text.
	 * @param text the text
	 * @return the text without them
	 */
	public static String strip(String text) {
		int from = 0;
		int to = text.length();
		while (from < to && isBlank(text.charAt(from))) {
			from++;
		}
		while (to > from && isBlank(text.charAt(to - 1))) {
			to--;
		}
		return text.substring(from, to);
	}

}
