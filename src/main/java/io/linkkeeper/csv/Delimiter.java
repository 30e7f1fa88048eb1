package io.linkkeeper.csv;

/**
 * What stands between two cells.
 */
public enum Delimiter {

	/** The delimiter of RFC 4180. */
	COMMA(','),

	/** What spreadsheets write where the comma is the decimal sign. */
	SEMICOLON(';'),

	/** What spreadsheets call text. */
	TAB('\t'),

	/** Seen in exports of databases. Never guessed. */
	PIPE('|');

	private final char character;

	Delimiter(char character) {
		this.character = character;
	}

	/**
	 * The delimiter itself.
	 * @return one character
	 */
	public char character() {
		return this.character;
	}

}
