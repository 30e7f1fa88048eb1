package io.linkkeeper.sheet;

import java.util.List;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvFormat;
import io.linkkeeper.csv.CsvReader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.HeadingSpec;
import io.linkkeeper.csv.RowReader;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.csv.TextFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file with a table, which may be read any number of times. Whether it is text, JSON
 * Lines or a spreadsheet is told by its bytes, not by its name. What is found out about
 * it is kept, so the file must not change. Thread-safe if its source is.
 */
public final class TableFile {

	private final CsvSource source;

	private final CsvFormat declared;

	private final @Nullable String sheet;

	private final HeadingSpec heading;

	private volatile @Nullable FileKind kind;

	private volatile @Nullable TextFormat format;

	private volatile @Nullable List<String> keys;

	private volatile @Nullable Integer filledColumns;

	/**
	 * Creates a file.
	 * @param source its bytes
	 * @param declared its encoding and delimiter, if it is text
	 * @param sheet the name or number, from 1, of the sheet to read, if it is a
	 * spreadsheet; or {@code null} for the first
	 * @param heading the columns that it may have
	 */
	public TableFile(CsvSource source, CsvFormat declared, @Nullable String sheet, HeadingSpec heading) {
		this.source = source;
		this.declared = declared;
		this.sheet = sheet;
		this.heading = heading;
	}

	/**
	 * Creates a file about which nothing is declared.
	 * @param source its bytes
	 * @param heading the columns that it may have
	 * @return the file
	 */
	public static TableFile detected(CsvSource source, HeadingSpec heading) {
		return new TableFile(source, CsvFormat.DETECTED, null, heading);
	}

	/**
	 * Returns the display name of the file.
	 * @return the name
	 */
	public String name() {
		return this.source.name();
	}

	/**
	 * Opens the file and reads its heading.
	 * @return a reader at the first row, to be closed
	 * @throws CsvException when the file cannot be read, or has no such heading
	 */
	public TableReader open() {
		return TableReader.of(name(), rows(), this.heading, this::filledColumns);
	}

	/**
	 * Tests whether the file is a spreadsheet.
	 * @return false when it is text
	 * @throws CsvException when it cannot be read, or is of another kind
	 */
	public boolean isSpreadsheet() {
		return kind() == FileKind.XLSX;
	}

	/**
	 * Tests whether the file is JSON Lines.
	 * @return true when each line is to be a JSON object
	 * @throws CsvException when it cannot be read, or is of another kind
	 */
	public boolean isJsonLines() {
		return kind() == FileKind.JSON_LINES;
	}

	private RowReader rows() {
		return switch (kind()) {
			case TEXT -> CsvReader.open(this.source, format());
			case XLSX -> XlsxReader.open(this.source, this.sheet);
			case JSON_LINES -> JsonLinesReader.open(this.source, keys());
		};
	}

	private FileKind kind() {
		FileKind known = this.kind;
		if (known == null) {
			known = FileKind.of(this.source);
			this.kind = known;
		}
		return known;
	}

	private TextFormat format() {
		TextFormat known = this.format;
		if (known == null) {
			known = TextFormat.of(this.source, this.declared, this.heading);
			this.format = known;
		}
		return known;
	}

	/** Reads the whole file once. */
	private List<String> keys() {
		List<String> known = this.keys;
		if (known == null) {
			known = JsonLinesReader.keys(this.source);
			this.keys = known;
		}
		return known;
	}

	/** Reads the whole file once. */
	private int filledColumns() {
		Integer known = this.filledColumns;
		if (known == null) {
			int most = 0;
			try (TableReader reader = TableReader.of(name(), rows(), this.heading, () -> 0)) {
				for (CsvRow row = reader.read(); row != null; row = reader.read()) {
					most = Math.max(most, filled(row));
				}
			}
			known = most;
			this.filledColumns = known;
		}
		return known;
	}

	private static int filled(CsvRow row) {
		int filled = row.cells().size();
		while (filled > 0 && row.cells().get(filled - 1).isEmpty()) {
			filled--;
		}
		return filled;
	}

}
