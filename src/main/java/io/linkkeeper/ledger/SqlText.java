package io.linkkeeper.ledger;

/**
 * Free text as the columns hold it: bounded, and without the character NUL, which
 * PostgreSQL does not take.
 */
final class SqlText {

	private SqlText() {
	}

	static String cut(String text, int length) {
		String storable = (text.indexOf(0) < 0) ? text : text.replace((char) 0, '\uFFFD');
		return (storable.length() <= length) ? storable : storable.substring(0, length - 1) + "…";
	}

}
