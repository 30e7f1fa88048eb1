package io.linkkeeper.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes an {@code .xlsx} file of one sheet, row by row in constant memory. Every cell is
 * text and is read back verbatim; none is a formula. The first row is the heading, which
 * stays visible. Not thread-safe.
 */
public final class SheetWriter implements Closeable {

	/** The version of the layout, in the form that the format requires. */
	private static final String VERSION = "1.0";

	/** The maximum number of characters of a cell, by the format. */
	private static final int LONGEST_CELL = 32_767;

	private static final int ROWS_AT_ONCE = 500;

	private final Workbook workbook;

	private final Worksheet sheet;

	private int rows;

	/**
	 * Begins a file.
	 * @param out receives the file; not closed
	 * @param application the program that the file names as its author
	 * @param title the name of the sheet
	 */
	public SheetWriter(OutputStream out, String application, String title) {
		this.workbook = new Workbook(out, application, VERSION);
		this.sheet = this.workbook.newWorksheet(title);
		this.sheet.freezePane(0, 1);
	}

	/**
	 * Writes a row.
	 * @param cells its cells; {@code null} is written as an empty one
	 * @throws IllegalArgumentException when the format cannot hold the row; the message
	 * explains why
	 * @throws IOException when it cannot be written
	 */
	public void row(List<? extends @Nullable String> cells) throws IOException {
		if (this.rows == Worksheet.MAX_ROWS) {
			throw new IllegalArgumentException(
					"A sheet has at most %d rows; write CSV instead".formatted(Worksheet.MAX_ROWS));
		}
		for (int column = 0; column < cells.size(); column++) {
			String cell = cells.get(column);
			if (cell != null && !cell.isEmpty()) {
				write(column, cell);
			}
		}
		if (++this.rows % ROWS_AT_ONCE == 0) {
			this.sheet.flush();
		}
	}

	private void write(int column, String cell) {
		if (cell.length() > LONGEST_CELL) {
			throw new IllegalArgumentException("The cell %d of row %d has %d characters, and a sheet holds %d;"
				.formatted(column + 1, this.rows + 1, cell.length(), LONGEST_CELL) + " write CSV instead");
		}
		String text = XlsxText.escape(cell);
		if (text.strip().length() == text.length()) {
			this.sheet.inlineString(this.rows, column, text);
		}
		else {
			// only shared texts keep the blanks at their ends
			this.sheet.value(this.rows, column, text);
		}
	}

	/**
	 * Completes the file.
	 * @throws IOException when it cannot be written
	 */
	@Override
	public void close() throws IOException {
		this.workbook.close();
	}

}
