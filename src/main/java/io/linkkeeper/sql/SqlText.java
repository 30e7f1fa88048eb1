package io.linkkeeper.sql;

/**
 * Free text as the columns hold it: bounded, and without the character NUL, which
 * PostgreSQL does not take.
 */
public final class SqlText {

	private SqlText() {
	}

	/**
	 * A text that fits its column.
	 * @param text the text
	 * @param length the column's length
	 * @return the text, its end left out when it is too long
	 */
	public static String cut(String text, int length) {
		String storable = (text.indexOf(0) < 0) ? text : text.replace((char) 0, '\uFFFD');
		return (storable.length() <= length) ? storable : storable.substring(0, length - 1) + "…";
	}

}
