package io.linkkeeper.sql;

/**
 * Converts free text to column values: truncated to the column's length, and without the
 * character NUL, which PostgreSQL rejects.
 */
public final class SqlText {

	private SqlText() {
	}

	/**
	 * Truncates a text to the length of its column and replaces NUL characters.
	 * @param text the text
	 * @param length the column's length
	 * @return the text, ending in an ellipsis when it was truncated
	 */
	public static String cut(String text, int length) {
		String storable = (text.indexOf(0) < 0) ? text : text.replace((char) 0, '\uFFFD');
		return (storable.length() <= length) ? storable : storable.substring(0, length - 1) + "…";
	}

}
