package io.linkkeeper.csv;

import java.util.Arrays;
import java.util.Locale;

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

	/**
	 * The delimiter as definitions spell it.
	 * @return the name in lower case
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The delimiter that definitions spell so.
	 * @param label the name in lower case
	 * @return the delimiter
	 * @throws IllegalArgumentException when there is no such delimiter
	 */
	public static Delimiter ofLabel(String label) {
		return Arrays.stream(values())
			.filter((delimiter) -> delimiter.label().equals(label))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No delimiter is called " + label));
	}

}
