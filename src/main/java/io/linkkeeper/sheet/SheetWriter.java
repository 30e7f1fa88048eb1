package io.linkkeeper.sheet;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * Writes an {@code .xlsx} file of one sheet, row by row in constant memory. Every cell is
 * formatted as text and is read back verbatim; none becomes a formula, a number or a
 * date, also when somebody edits it. The first row is the heading, which stays visible.
 * Not thread-safe.
 */
public final class SheetWriter implements Closeable {

	/** The maximum number of rows of a sheet. */
	static final int MAX_ROWS = 1_048_576;

	/** The maximum number of characters of a cell. */
	static final int MAX_TEXT = 32_767;

	private static final int CHARACTERS_AT_ONCE = 64 * 1024;

	private final ZipOutputStream archive;

	private final List<String> columns = new ArrayList<>();

	private final StringBuilder xml = new StringBuilder();

	private int rows;

	private boolean closed;

	/**
	 * Begins a file.
	 * @param out receives the file; not closed
	 * @param application the program that the file names as its author
	 * @param title the name of the sheet, at most 31 characters
	 * @throws IOException when it cannot be written
	 */
	public SheetWriter(OutputStream out, String application, String title) throws IOException {
		this.archive = new ZipOutputStream(new Unclosed(out));
		this.archive.setLevel(Deflater.BEST_SPEED);
		for (Map.Entry<String, String> part : SheetParts.of(application, title).entrySet()) {
			begin(part.getKey());
			this.archive.write(part.getValue().getBytes(StandardCharsets.UTF_8));
		}
		begin(SheetParts.SHEET);
		this.xml.append(SheetParts.BEFORE_ROWS);
	}

	private void begin(String part) throws IOException {
		this.archive.putNextEntry(new ZipEntry(part));
	}

	/**
	 * Writes a row.
	 * @param cells its cells; {@code null} is written as an empty one
	 * @throws SheetLimitException when a sheet cannot hold the row, which is not written
	 * @throws IOException when it cannot be written
	 */
	public void row(List<? extends @Nullable String> cells) throws IOException {
		refuseBeyondLimits(cells);
		this.rows++;
		this.xml.append("<row r=\"").append(this.rows).append("\">");
		int style = (this.rows == 1) ? SheetParts.HEADING : SheetParts.TEXT;
		for (int column = 0; column < cells.size(); column++) {
			String cell = cells.get(column);
			if (cell != null && !cell.isEmpty()) {
				append(column, style, cell);
			}
		}
		this.xml.append("</row>");
		if (this.xml.length() > CHARACTERS_AT_ONCE) {
			flush();
		}
	}

	private void refuseBeyondLimits(List<? extends @Nullable String> cells) {
		if (this.rows == MAX_ROWS) {
			throw new SheetLimitException("a sheet has at most %d rows".formatted(MAX_ROWS));
		}
		for (int column = 0; column < cells.size(); column++) {
			String cell = cells.get(column);
			if (cell != null && cell.length() > MAX_TEXT) {
				throw new SheetLimitException("cell %d of row %d has %d characters, and a sheet holds %d"
					.formatted(column + 1, this.rows + 1, cell.length(), MAX_TEXT));
			}
		}
	}

	private void append(int column, int style, String cell) {
		boolean blanksAround = cell.charAt(0) <= ' ' || cell.charAt(cell.length() - 1) <= ' ';
		this.xml.append("<c r=\"")
			.append(name(column))
			.append(this.rows)
			.append("\" s=\"")
			.append(style)
			.append("\" t=\"inlineStr\"><is><t")
			.append(blanksAround ? " xml:space=\"preserve\">" : ">");
		XlsxText.append(this.xml, cell);
		this.xml.append("</t></is></c>");
	}

	/** Returns the name of a column, such as {@code AB} for 27. */
	private String name(int column) {
		for (int next = this.columns.size(); next <= column; next++) {
			String last = String.valueOf((char) ('A' + next % 26));
			this.columns.add((next < 26) ? last : this.columns.get(next / 26 - 1) + last);
		}
		return this.columns.get(column);
	}

	private void flush() throws IOException {
		this.archive.write(this.xml.toString().getBytes(StandardCharsets.UTF_8));
		this.xml.setLength(0);
	}

	/**
	 * Completes the file.
	 * @throws IOException when it cannot be written
	 */
	@Override
	public void close() throws IOException {
		if (this.closed) {
			return;
		}
		this.closed = true;
		try (ZipOutputStream closing = this.archive) {
			this.xml.append(SheetParts.AFTER_ROWS);
			flush();
		}
	}

	/**
	 * Leaves the stream open that receives the archive.
	 */
	private static final class Unclosed extends FilterOutputStream {

		Unclosed(OutputStream out) {
			super(out);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.out.write(bytes, offset, length);
		}

		@Override
		public void close() throws IOException {
			this.out.flush();
		}

	}

}
