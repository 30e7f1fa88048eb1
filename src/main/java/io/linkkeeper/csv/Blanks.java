package io.linkkeeper.csv;

/**
 * Strips the blanks around unquoted cells: spaces, tabs, and the non-breaking space of
 * text copied from web pages.
 */
final class Blanks {

	private static final char NON_BREAKING_SPACE = '\u00A0';

	private Blanks() {
	}

	static boolean isBlank(int character) {
		return character == ' ' || character == '\t' || character == NON_BREAKING_SPACE;
	}

	static String strip(String text) {
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
