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
 * text that a spreadsheet would take for a formula gets an apostrophe in front: links
 * come from anywhere. Every cell stands in quotes, so that blanks around a text and a
 * {@code #} before it stay what they are. Not thread-safe.
 */
public final class CsvWriter implements Closeable {

	private static final String LINE_END = "\r\n";

	private final Writer out;

	private final ICSVWriter csv;

	private final boolean raw;

	private boolean closed;

	private CsvWriter(Writer out, Delimiter delimiter, boolean raw) {
		this.out = out;
		this.csv = new CSVWriterBuilder(out)
			.withParser(new RFC4180ParserBuilder().withSeparator(delimiter.character()).build())
			.withLineEnd(LINE_END)
			.build();
		this.raw = raw;
	}

	/**
	 * A writer for people and their spreadsheets.
	 * @param out takes the text; closed with the writer
	 * @param delimiter what to put between the cells
	 * @return the writer
	 */
	public static CsvWriter safe(Writer out, Delimiter delimiter) {
		return new CsvWriter(out, delimiter, false);
	}

	/**
	 * A writer for machines, which adds nothing to a text. A spreadsheet may run what a
	 * cell holds.
	 * @param out takes the text; closed with the writer
	 * @param delimiter what to put between the cells
	 * @return the writer
	 */
	public static CsvWriter raw(Writer out, Delimiter delimiter) {
		return new CsvWriter(out, delimiter, true);
	}

	/**
	 * Writes the heading, in quotes only where it needs them.
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
	 * Writes a row as it stood in a file with the same delimiter: only so does a
	 * malformed one stay what it was.
	 * @param text the row, without the line end that closes it
	 * @throws IOException when it cannot be written
	 */
	public void verbatim(String text) throws IOException {
		this.csv.flush();
		this.out.append(text).append(LINE_END);
	}

	private String text(@Nullable String cell) {
		if (cell == null) {
			return "";
		}
		return this.raw ? cell : Formulas.protect(cell);
	}

	/**
	 * Hands everything to what takes the text.
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
