package io.linkkeeper.csv;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * A verbatim record of a CSV file.
 *
 * @param line its first line, from 1
 * @param text its characters without the line end that closes it
 * @param quoted the numbers, from 0, of the cells in quotes
 * @param comment whether it is a comment, and so has no cells
 * @param problem how it violates RFC 4180, or {@code null}
 */
record RawRecord(long line, String text, BitSet quoted, boolean comment, @Nullable String problem) {

	boolean isBlank(char delimiter) {
		return this.quoted.isEmpty()
				&& this.text.chars().allMatch((character) -> character == delimiter || Blanks.isBlank(character));
	}

}
