package io.linkkeeper.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

import com.opencsv.CSVWriter;
import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import io.linkkeeper.csv.Formulas;
import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV as of RFC 4180 with a header. Text that a spreadsheet would evaluate as a
 * formula is prefixed with an apostrophe, as links may come from untrusted sources.
 *
 * @param <T> the type of a row
 */
final class CsvOutput<T> implements RowOutput<T> {

	private final List<Column<T>> columns;

	private final PrintWriter out;

	private final ICSVWriter csv;

	CsvOutput(List<Column<T>> columns, PrintWriter out) {
		this.columns = columns.stream().filter((column) -> column.fit().inData()).toList();
		this.out = out;
		this.csv = new CSVWriterBuilder(out).withLineEnd("\r\n")
			.withEscapeChar(CSVWriter.DEFAULT_ESCAPE_CHARACTER)
			.build();
		this.csv.writeNext(this.columns.stream().map(Column::name).toArray(String[]::new), false);
	}

	@Override
	public void add(T row) {
		this.csv.writeNext(this.columns.stream().map((column) -> safe(column.cell(row))).toArray(String[]::new), false);
	}

	@Override
	public void close() {
		try {
			this.csv.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.out.flush();
	}

	private static String safe(@Nullable Object cell) {
		if (cell == null) {
			return "";
		}
		return (cell instanceof String text) ? Formulas.protect(Printable.inCell(text)) : cell.toString();
	}

}
