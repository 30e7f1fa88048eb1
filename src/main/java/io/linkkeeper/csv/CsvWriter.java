package io.linkkeeper.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import com.opencsv.RFC4180ParserBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV after RFC 4180 that {@link CsvReader} reads back without loss. Unless raw, a
 * cell that a spreadsheet would evaluate as a formula gets a leading apostrophe. All
 * cells of a row are quoted, so that blanks and a leading {@code #} are preserved. Not
 * thread-safe.
 */
public final class CsvWriter implements Closeable {

	private static final String LINE_END = "\r\n";

	private final Writer out;

	private final ICSVWriter csv;

	private final Delimiter delimiter;

	private final boolean raw;

	private boolean closed;

	private CsvWriter(Writer out, Delimiter delimiter, boolean raw) {
		this.out = out;
		this.csv = new CSVWriterBuilder(out)
			.withParser(new RFC4180ParserBuilder().withSeparator(delimiter.character()).build())
			.withLineEnd(LINE_END)
			.build();
		this.delimiter = delimiter;
		this.raw = raw;
	}

	/**
	 * Creates a writer whose output is safe to open in a spreadsheet.
	 * @param out the destination, closed with the writer
	 * @param delimiter the delimiter
	 * @return the writer
	 */
	public static CsvWriter safe(Writer out, Delimiter delimiter) {
		return new CsvWriter(out, delimiter, false);
	}

	/**
	 * Creates a writer that leaves cells unchanged. A spreadsheet may evaluate them as
	 * formulas.
	 * @param out the destination, closed with the writer
	 * @param delimiter the delimiter
	 * @return the writer
	 */
	public static CsvWriter raw(Writer out, Delimiter delimiter) {
		return new CsvWriter(out, delimiter, true);
	}

	/**
	 * Writes the heading, quoted only where necessary.
	 * @param titles the names of the columns, at least one
	 */
	public void heading(List<String> titles) {
		boolean comment = titles.get(0).startsWith("#");
		this.csv.writeNext(titles.stream().map(this::text).toArray(String[]::new), comment);
	}

	/**
	 * Writes a row.
	 * @param cells its cells; {@code null} is written as an empty one
	 */
	public void row(List<? extends @Nullable String> cells) {
		String[] texts = new String[cells.size()];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = text(cells.get(i));
		}
		this.csv.writeNext(texts, true);
	}

	/**
	 * Writes a verbatim row of a file with the same delimiter, which preserves a
	 * malformed one. Unless the writer is raw, its formulas are neutralised.
	 * @param text the row, without the line end that closes it
	 * @throws IOException when it cannot be written
	 */
	public void verbatim(String text) throws IOException {
		this.csv.flush();
		this.out.append(this.raw ? text : Formulas.protectRow(text, this.delimiter)).append(LINE_END);
	}

	private String text(@Nullable String cell) {
		if (cell == null) {
			return "";
		}
		return this.raw ? cell : Formulas.protect(cell);
	}

	/**
	 * Flushes to the destination.
	 * @throws IOException when any of it could not be written
	 */
	public void flush() throws IOException {
		this.csv.flush();
		if (this.csv.checkError()) {
			throw new IOException("The CSV could not be written", this.csv.getException());
		}
	}

	@Override
	public void close() throws IOException {
		if (this.closed) {
			return;
		}
		this.closed = true;
		try (ICSVWriter closing = this.csv) {
			flush();
		}
	}

}
