package io.linkkeeper.ledger;

/**
 * Free text as the columns hold it: bounded.
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
		return (text.length() <= length) ? text : text.substring(0, length - 1) + "…";
	}

}
