package io.linkkeeper.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.csv.RowReader;
import io.linkkeeper.text.FailureText;
import io.linkkeeper.text.SpreadsheetError;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a sheet of an .xlsx file: values of formulas, dates in ISO 8601, and
 * errors as the words that a spreadsheet shows. A row's line is its number in the sheet,
 * its text the cells as CSV. Memory use depends neither on the number of rows nor on that
 * of different texts. Not thread-safe.
 */
public final class XlsxReader implements RowReader {

	private final XlsxArchive archive;

	private final SheetCells cells;

	private final List<String> notes;

	private XlsxReader(XlsxArchive archive, SheetCells cells, List<String> notes) {
		this.archive = archive;
		this.cells = cells;
		this.notes = List.copyOf(notes);
	}

	/**
	 * Opens a sheet.
	 * @param source the file
	 * @param sheet the name of the sheet, or its number from 1 among those whose tabs are
	 * shown, or {@code null} for the first
	 * @return the reader, to be closed
	 * @throws CsvException when the file cannot be read or has no such sheet
	 */
	public static XlsxReader open(CsvSource source, @Nullable String sheet) {
		try {
			XlsxArchive archive = XlsxArchive.open(source);
			try {
				return open(archive, sheet);
			}
			catch (IOException | RuntimeException ex) {
				archive.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new CsvException(source.name(), 0, "cannot be read: " + FailureText.of(ex));
		}
	}

	private static XlsxReader open(XlsxArchive archive, @Nullable String wished) throws IOException {
		Workbook workbook = Workbook.read(archive);
		Optional<Workbook.Sheet> sheet = workbook.sheet(wished);
		if (sheet.isEmpty()) {
			throw archive.refused((wished != null)
					? "has no sheet '%s'; correct rule.sheet: it has %s".formatted(wished, names(workbook.sheets()))
					: "has no sheet with cells");
		}
		List<String> notes = new ArrayList<>();
		if (wished == null && workbook.visible().size() > 1) {
			notes.add("the first sheet, '%s', is read; rule.sheet chooses among %s".formatted(sheet.get().name(),
					names(workbook.visible())));
		}
		return new XlsxReader(archive, SheetCells.open(archive, workbook, sheet.get()), notes);
	}

	private static String names(List<Workbook.Sheet> sheets) {
		return sheets.stream().limit(20).map((sheet) -> "'" + sheet.name() + "'").collect(Collectors.joining(", "));
	}

	@Override
	public Delimiter delimiter() {
		return Delimiter.COMMA;
	}

	@Override
	public boolean cellsMaySlide() {
		return false;
	}

	@Override
	public List<String> notes() {
		return this.notes;
	}

	@Override
	public @Nullable Entry next() {
		try {
			List<String> cells = this.cells.nextRow();
			return (cells != null) ? entry(this.cells.line(), cells) : null;
		}
		catch (IOException ex) {
			throw this.archive.refused("cannot be read: " + FailureText.of(ex));
		}
	}

	private static Entry entry(long line, List<String> cells) {
		CsvRow row = new CsvRow(line, cells, text(cells), null);
		if (cells.isEmpty()) {
			return new Entry(row, Kind.BLANK);
		}
		String first = Objects.requireNonNull(cells.get(0));
		return new Entry(row, (first.startsWith("#") && !SpreadsheetError.is(first)) ? Kind.COMMENT : Kind.ROW);
	}

	private static String text(List<String> cells) {
		StringJoiner text = new StringJoiner(",");
		for (String cell : cells) {
			text.add(isPlain(cell) ? cell : '"' + cell.replace("\"", "\"\"") + '"');
		}
		return text.toString();
	}

	private static boolean isPlain(String cell) {
		return cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0
				&& !cell.startsWith("#");
	}

	@Override
	public void close() {
		try (XlsxArchive closing = this.archive) {
			this.cells.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
