package io.linkkeeper.csv;

import java.io.Closeable;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file in order, in any format, without knowing what they mean.
 * Memory use does not depend on the file's size. Not thread-safe.
 */
public interface RowReader extends Closeable {

	/**
	 * Reads the next row, including comments and blank rows.
	 * @return the row, or {@code null} at the end of the file
	 * @throws CsvException when the file cannot be read any further
	 */
	@Nullable Entry next();

	/**
	 * Returns the delimiter between the cells of a row's text.
	 * @return the delimiter
	 */
	Delimiter delimiter();

	/**
	 * Tests whether a row with missing cells may have them in wrong columns.
	 * @return false when each cell names its column
	 */
	boolean cellsMaySlide();

	/**
	 * Returns what the operator should know about how the file is read.
	 * @return such as {@code read as windows-1252}
	 */
	List<String> notes();

	@Override
	void close();

	/**
	 * A row and its kind.
	 *
	 * @param row the row
	 * @param kind its kind
	 */
	record Entry(CsvRow row, Kind kind) {

	}

	/**
	 * The kind of a row.
	 */
	enum Kind {

		/** The heading, or a row with data. */
		ROW,

		/** Begins with {@code #}. */
		COMMENT,

		/** Has no cell with content. */
		BLANK

	}

}
