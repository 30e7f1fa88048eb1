package io.linkkeeper.csv;

import org.jspecify.annotations.Nullable;

/**
 * A CSV file cannot be read as a whole, so none of it is used. The message names the file
 * and the line, as an editor counts lines, and says what to do.
 */
public final class CsvException extends RuntimeException {

	private final long line;

	/**
	 * A problem at a line.
	 * @param file what people call the file
	 * @param line the line, from 1; 0 when the file as a whole is meant
	 * @param message what was refused and what to do
	 */
	public CsvException(String file, long line, String message) {
		this(file, line, message, null);
	}

	CsvException(String file, long line, String message, @Nullable Throwable cause) {
		super(((line > 0) ? file + ":" + line : file) + ": " + message, cause);
		this.line = line;
	}

	/**
	 * Where the problem is.
	 * @return the line, from 1; 0 when the file as a whole is meant
	 */
	public long line() {
		return this.line;
	}

}
