package io.linkkeeper.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import io.linkkeeper.text.Blanks;
import io.linkkeeper.text.FailureText;
import io.linkkeeper.text.SpreadsheetError;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text file row by row after RFC 4180, where a backslash has no special meaning.
 * Problems of the whole file are thrown as {@link CsvException}; problems of one row are
 * reported by the row. Not thread-safe.
 */
public final class CsvReader implements RowReader {

	private final String file;

	private final RecordSplitter records;

	private final TextFormat format;

	private final RFC4180Parser parser;

	private CsvReader(String file, RecordSplitter records, TextFormat format) {
		this.file = file;
		this.records = records;
		this.format = format;
		this.parser = new RFC4180ParserBuilder().withSeparator(format.delimiter().character()).build();
	}

	/**
	 * Opens a file.
	 * @param source the file
	 * @param format its format
	 * @return the reader, to be closed
	 * @throws CsvException when the file cannot be read
	 */
	public static CsvReader open(CsvSource source, TextFormat format) {
		try {
			RecordSplitter records = new RecordSplitter(source.name(), StrictText.open(source, format.encoding()),
					format.delimiter());
			CsvReader reader = new CsvReader(source.name(), records, format);
			if (format.separatorLine()) {
				records.next();
			}
			return reader;
		}
		catch (IOException ex) {
			throw new CsvException(source.name(), 0, "cannot be read: " + FailureText.of(ex), ex);
		}
	}

	@Override
	public Delimiter delimiter() {
		return this.format.delimiter();
	}

	@Override
	public boolean cellsMaySlide() {
		return true;
	}

	@Override
	public List<String> notes() {
		return this.format.notes();
	}

	@Override
	public @Nullable Entry next() {
		try {
			RecordSplitter.RawRecord record = this.records.next();
			return (record != null) ? entry(record) : null;
		}
		catch (IOException ex) {
			throw new CsvException(this.file, 0, "cannot be read: " + FailureText.of(ex), ex);
		}
	}

	private Entry entry(RecordSplitter.RawRecord record) throws IOException {
		CsvRow row = row(record);
		if (record.isBlank(delimiter().character())) {
			return new Entry(row, Kind.BLANK);
		}
		return new Entry(row,
				(record.isComment() && !SpreadsheetError.is(row.cells().get(0))) ? Kind.COMMENT : Kind.ROW);
	}

	private CsvRow row(RecordSplitter.RawRecord record) throws IOException {
		if (record.problem() != null) {
			List<String> cells = Arrays.asList(record.text().split(quoteDelimiter(), -1));
			return new CsvRow(record.line(), cells, record.text(), record.problem());
		}
		String[] parsed = this.parser.parseLine(record.text());
		List<String> cells = new ArrayList<>(parsed.length);
		for (int i = 0; i < parsed.length; i++) {
			cells.add(Formulas.unprotect(record.quoted().get(i) ? parsed[i] : Blanks.stripPadding(parsed[i])));
		}
		return new CsvRow(record.line(), cells, record.text(), null);
	}

	private String quoteDelimiter() {
		return Pattern.quote(String.valueOf(delimiter().character()));
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
