package io.linkkeeper.csv;

import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a CSV file cannot be used as a whole. The message names the file and the
 * line, as an editor counts lines, and the remedy.
 */
public final class CsvException extends RuntimeException {

	private final long line;

	/**
	 * Creates an exception for a line.
	 * @param file the display name of the file
	 * @param line the line, from 1; 0 when the file as a whole is meant
	 * @param message the problem and its remedy
	 */
	public CsvException(String file, long line, String message) {
		this(file, line, message, null);
	}

	CsvException(String file, long line, String message, @Nullable Throwable cause) {
		super(Printable.of(((line > 0) ? file + ":" + line : file) + ": " + message), cause);
		this.line = line;
	}

	/**
	 * Returns the line of the problem.
	 * @return the line, from 1; 0 when the file as a whole is meant
	 */
	public long line() {
		return this.line;
	}

}
