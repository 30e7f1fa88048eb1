package io.linkkeeper.ledger;

/**
 * Free text as the columns hold it: bounded.
 */
final class SqlText {

	private SqlText() {
	}

	static String cut(String text, int length) {
		return (text.length() <= length) ? text : text.substring(0, length - 1) + "…";
	}

}
