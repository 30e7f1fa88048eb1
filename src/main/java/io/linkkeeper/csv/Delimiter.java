package io.linkkeeper.csv;

/**
 * Delimiters of CSV files.
 */
public enum Delimiter {

	/** The delimiter of RFC 4180. */
	COMMA(','),

	/** The delimiter of spreadsheets in locales with a decimal comma. */
	SEMICOLON(';'),

	/** The delimiter of tab-separated files. */
	TAB('\t'),

	/** Used by exports of databases. */
	PIPE('|');

	private final char character;

	Delimiter(char character) {
		this.character = character;
	}

	/**
	 * Returns the delimiter character.
	 * @return the character
	 */
	public char character() {
		return this.character;
	}

}
