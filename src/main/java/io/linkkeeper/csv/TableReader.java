package io.linkkeeper.csv;

import java.io.Closeable;
import java.util.List;
import java.util.function.IntSupplier;

import io.linkkeeper.text.LineRanges;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table with a heading, whatever the format of its file. Each row after the
 * heading is returned, or is blank, or is counted as a comment. Problems of the whole
 * file are thrown as {@link CsvException}; problems of one row are reported by the row.
 * Memory use does not depend on the file's size. Not thread-safe.
 */
public final class TableReader implements Closeable {

	private final RowReader rows;

	private final HeadingSpec spec;

	private final IntSupplier filledColumns;

	private final CsvHeader header;

	private final LineRanges comments = new LineRanges();

	private TableReader(String file, RowReader rows, HeadingSpec spec, IntSupplier filledColumns) {
		this.rows = rows;
		this.spec = spec;
		this.filledColumns = filledColumns;
		this.header = readHeading(file);
	}

	/**
	 * Reads the heading of a file.
	 * @param file the display name of the file
	 * @param rows its rows, closed with the reader
	 * @param spec the columns that it may have
	 * @param filledColumns returns the number of columns up to the last one that any row
	 * of the file fills; called when a row is short of cells
	 * @return the reader, to be closed
	 * @throws CsvException when the file cannot be read, or has no such heading
	 */
	public static TableReader of(String file, RowReader rows, HeadingSpec spec, IntSupplier filledColumns) {
		try {
			return new TableReader(file, rows, spec, filledColumns);
		}
		catch (RuntimeException ex) {
			rows.close();
			throw ex;
		}
	}

	private CsvHeader readHeading(String file) {
		RowReader.Entry first = this.rows.next();
		while (first != null && !this.spec.isHeading(first)) {
			if (first.kind() == RowReader.Kind.COMMENT) {
				this.comments.add(first.row().line());
			}
			first = this.rows.next();
		}
		if (first == null) {
			throw new CsvException(file, 0,
					"is empty; its first row must name the columns: " + String.join(", ", this.spec.wished()));
		}
		if (first.row().problem() != null) {
			throw new CsvException(file, first.row().line(), "the heading " + first.row().problem());
		}
		return CsvHeader.of(file, first.row(), this.spec);
	}

	/**
	 * Returns the heading.
	 * @return the heading
	 */
	public CsvHeader header() {
		return this.header;
	}

	/**
	 * Returns the delimiter of the rows' texts.
	 * @return the declared or detected delimiter; the comma for a spreadsheet
	 */
	public Delimiter delimiter() {
		return this.rows.delimiter();
	}

	/**
	 * Returns the lines of the comments so far.
	 * @return the lines; of the whole file once all rows were read
	 */
	public LineRanges comments() {
		return this.comments;
	}

	/**
	 * Returns what the operator should know about how the file is read.
	 * @return such as {@code read as windows-1252}
	 */
	public List<String> notes() {
		return this.rows.notes();
	}

	/**
	 * Reads the next row.
	 * @return the row, or {@code null} at the end of the file
	 * @throws CsvException when the file cannot be read any further
	 */
	public @Nullable CsvRow read() {
		for (RowReader.Entry entry = this.rows.next(); entry != null; entry = this.rows.next()) {
			if (entry.kind() == RowReader.Kind.COMMENT && this.spec.comments()) {
				this.comments.add(entry.row().line());
			}
			else if (entry.kind() != RowReader.Kind.BLANK) {
				return checked(entry.row());
			}
		}
		return null;
	}

	private CsvRow checked(CsvRow row) {
		if (row.problem() != null) {
			return row;
		}
		int columns = this.header.titles().size();
		int cells = row.cells().size();
		String problem = (cells > columns) ? extraCells(row, columns) : (cells < columns) ? missingCells(row) : null;
		return (problem == null && cells <= columns) ? row : new CsvRow(row.line(),
				(problem == null) ? row.cells().subList(0, columns) : row.cells(), row.text(), problem);
	}

	private @Nullable String extraCells(CsvRow row, int columns) {
		List<String> cells = row.cells();
		return cells.subList(columns, cells.size()).stream().allMatch(String::isEmpty) ? null
				: "has %d cells under a heading of %d; %s".formatted(cells.size(), columns,
						this.rows.cellsMaySlide() ? "put cells with a delimiter in quotation marks"
								: "empty the cells beyond it, or give them a heading");
	}

	/** Cells may be missing only where no row of the file has any. */
	private @Nullable String missingCells(CsvRow row) {
		int cells = row.cells().size();
		return (!this.rows.cellsMaySlide() || this.filledColumns.getAsInt() <= cells) ? null
				: "has %d %s under a heading of %d; write the empty ones, too, so that none is in another's column"
					.formatted(cells, (cells == 1) ? "cell" : "cells", this.header.titles().size());
	}

	@Override
	public void close() {
		this.rows.close();
	}

}
