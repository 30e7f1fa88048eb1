package io.linkkeeper.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file row by row after RFC 4180, where a backslash has no special meaning.
 * The first row is the heading; rows that begin with {@code #} and blank rows are
 * skipped. Memory use does not depend on the file's size. Problems of the whole file are
 * thrown as {@link CsvException}; problems of one row are reported by the row. Not
 * thread-safe.
 */
public final class CsvReader implements Closeable {

	private static final List<Delimiter> DETECTABLE = List.of(Delimiter.COMMA, Delimiter.SEMICOLON, Delimiter.TAB);

	private final String file;

	private final RecordSplitter records;

	private final Delimiter delimiter;

	private final RFC4180Parser parser;

	private @Nullable CsvHeader header;

	private CsvReader(String file, RecordSplitter records, Delimiter delimiter) {
		this.file = file;
		this.records = records;
		this.delimiter = delimiter;
		this.parser = new RFC4180ParserBuilder().withSeparator(delimiter.character()).build();
	}

	/**
	 * Opens a file and reads its heading.
	 * @param source the file
	 * @param format its declared format
	 * @param known the known columns; others are kept, unless they look like a misspelt
	 * one
	 * @return the reader, to be closed
	 * @throws CsvException when the file cannot be read, or has no such heading
	 */
	public static CsvReader open(CsvSource source, CsvFormat format, Collection<String> known) {
		return open(source, format, known, Set.of());
	}

	/**
	 * Opens a file with optional columns, whose names may be misspelt.
	 * @param source the file
	 * @param format its declared format
	 * @param known the known columns
	 * @param optional the known columns that only identify the origin of a file
	 * @return the reader, to be closed
	 * @throws CsvException when the file cannot be read, or has no such heading
	 */
	public static CsvReader open(CsvSource source, CsvFormat format, Collection<String> known,
			Collection<String> optional) {
		List<String> names = List.copyOf(known);
		Delimiter given = format.delimiter();
		Delimiter delimiter = (given != null) ? given : detect(source, format, names);
		CsvReader reader = open(source, format, delimiter);
		try {
			reader.header = reader.readHeader(names, optional);
			return reader;
		}
		catch (RuntimeException ex) {
			reader.close();
			throw ex;
		}
	}

	private static CsvReader open(CsvSource source, CsvFormat format, Delimiter delimiter) {
		try {
			return new CsvReader(source.name(),
					new RecordSplitter(source.name(), StrictText.open(source, format), delimiter), delimiter);
		}
		catch (IOException ex) {
			throw new CsvException(source.name(), 0, "cannot be read: " + FailureText.of(ex), ex);
		}
	}

	/** Returns the delimiter under which the heading has most known names. */
	private static Delimiter detect(CsvSource source, CsvFormat format, List<String> names) {
		Delimiter best = DETECTABLE.get(0);
		long most = 0;
		for (Delimiter delimiter : DETECTABLE) {
			long found = namesUnder(source, format, delimiter, names);
			if (found > most) {
				most = found;
				best = delimiter;
			}
		}
		return best;
	}

	private static long namesUnder(CsvSource source, CsvFormat format, Delimiter delimiter, List<String> names) {
		try (CsvReader reader = open(source, format, delimiter)) {
			CsvRow first = reader.readRow();
			return (first != null) ? CsvHeader.count(first, names) : 0;
		}
		catch (CsvException ex) {
			// reported when the file is opened
			return 0;
		}
	}

	private CsvHeader readHeader(List<String> names, Collection<String> optional) {
		CsvRow first = readRow();
		if (first == null) {
			throw new CsvException(this.file, 0,
					"is empty; its first row must name the columns: " + String.join(", ", names));
		}
		if (first.problem() != null) {
			throw new CsvException(this.file, first.line(), "the heading " + first.problem());
		}
		CsvHeader read = CsvHeader.of(this.file, first, names);
		read.rejectMisspelt(this.file, names.stream().filter((name) -> !optional.contains(name)).toList());
		return read;
	}

	/**
	 * Returns the heading.
	 * @return the heading
	 */
	public CsvHeader header() {
		return Objects.requireNonNull(this.header, "header");
	}

	/**
	 * Returns the delimiter.
	 * @return the declared or detected delimiter
	 */
	public Delimiter delimiter() {
		return this.delimiter;
	}

	/**
	 * Reads the next row.
	 * @return the row, or {@code null} at the end of the file
	 * @throws CsvException when the file cannot be read any further
	 */
	public @Nullable CsvRow read() {
		CsvRow row = readRow();
		return (row != null) ? withoutExtraCells(row, header().titles().size()) : null;
	}

	/**
	 * Removes empty cells beyond the heading; a row with other extra cells is malformed.
	 */
	private static CsvRow withoutExtraCells(CsvRow row, int columns) {
		List<String> cells = row.cells();
		if (cells.size() <= columns || row.problem() != null) {
			return row;
		}
		boolean extra = cells.subList(columns, cells.size()).stream().anyMatch((cell) -> !cell.isEmpty());
		return extra
				? new CsvRow(row.line(), cells, row.text(),
						"has " + cells.size() + " cells under a heading of " + columns
								+ "; put cells with a delimiter in quotation marks")
				: new CsvRow(row.line(), cells.subList(0, columns), row.text(), null);
	}

	private @Nullable CsvRow readRow() {
		try {
			RawRecord record = this.records.next();
			while (record != null && (record.comment() || record.isBlank(this.delimiter.character()))) {
				record = this.records.next();
			}
			return (record != null) ? row(record) : null;
		}
		catch (IOException ex) {
			throw new CsvException(this.file, 0, "cannot be read: " + FailureText.of(ex), ex);
		}
	}

	private CsvRow row(RawRecord record) throws IOException {
		if (record.problem() != null) {
			List<String> cells = Arrays.asList(record.text().split(quoteDelimiter(), -1));
			return new CsvRow(record.line(), cells, record.text(), record.problem());
		}
		String[] parsed = this.parser.parseLine(record.text());
		List<String> cells = new ArrayList<>(parsed.length);
		for (int i = 0; i < parsed.length; i++) {
			cells.add(Formulas.unprotect(record.quoted().get(i) ? parsed[i] : Blanks.strip(parsed[i])));
		}
		return new CsvRow(record.line(), cells, record.text(), null);
	}

	private String quoteDelimiter() {
		return Pattern.quote(String.valueOf(this.delimiter.character()));
	}

	@Override
	public void close() {
		try {
			this.records.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
