package io.linkkeeper.csvimport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvFormat;
import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.Utm;
import io.linkkeeper.sheet.TableFile;
import io.linkkeeper.text.LineRanges;
import org.jspecify.annotations.Nullable;

/**
 * The file of an import, which may be read any number of times and must not change.
 * Thread-safe if its source is.
 */
final class ImportFile {

	private final TableFile table;

	private final @Nullable Utm utm;

	private volatile @Nullable List<String> remarks;

	ImportFile(CsvSource source, ImportSettings settings) {
		this.table = new TableFile(source, new CsvFormat(settings.encoding(), settings.delimiter()), settings.sheet(),
				ImportColumns.heading(settings));
		this.utm = settings.utm();
	}

	String name() {
		return this.table.name();
	}

	/**
	 * Tests whether the file is a spreadsheet.
	 * @return false when it is text or JSON Lines
	 */
	boolean isSpreadsheet() {
		return this.table.isSpreadsheet();
	}

	/**
	 * Tests whether the file is JSON Lines.
	 * @return true when each line is to be a JSON object
	 */
	boolean isJsonLines() {
		return this.table.isJsonLines();
	}

	/**
	 * Opens the file and reads its heading.
	 * @return a reader at the first row, to be closed by the caller
	 * @throws CsvException when the heading is missing, or has no column that identifies
	 * links, or not those that {@code rule.utm} names
	 */
	TableReader open() {
		TableReader reader = this.table.open();
		try {
			requireColumnsOfUtm(reader.header());
			return reader;
		}
		catch (CsvException ex) {
			reader.close();
			throw ex;
		}
	}

	private void requireColumnsOfUtm(CsvHeader header) {
		List<String> missing = (this.utm != null)
				? this.utm.columns().stream().filter((column) -> header.indexOfTitle(column) < 0).toList() : List.of();
		if (!missing.isEmpty()) {
			throw new CsvException(name(), header.line(), "has no column %s, which rule.utm names; its columns are %s"
				.formatted(String.join(", ", missing), String.join(", ", header.titles())));
		}
	}

	/**
	 * Reads the whole file.
	 * @param consumer receives each row with the heading
	 * @return the number of rows
	 * @throws CsvException when the file cannot be read to its end
	 */
	long each(BiConsumer<CsvHeader, CsvRow> consumer) {
		long rows = 0;
		try (TableReader reader = open()) {
			for (CsvRow row = reader.read(); row != null; row = reader.read()) {
				consumer.accept(reader.header(), row);
				rows++;
			}
			this.remarks = remarks(reader);
		}
		return rows;
	}

	private static List<String> remarks(TableReader reader) {
		List<String> remarks = new ArrayList<>(reader.notes());
		LineRanges comments = reader.comments();
		if (comments.count() > 0) {
			remarks.add(((comments.count() == 1) ? "1 row begins with # and is left out as a comment: "
					: comments.count() + " rows begin with # and are left out as comments: ") + comments);
		}
		return List.copyOf(remarks);
	}

	/**
	 * Returns what the operator should know of the file: how it was read, and which rows
	 * are comments.
	 * @return a sentence each
	 */
	List<String> remarks() {
		if (this.remarks == null) {
			each((header, row) -> {
			});
		}
		List<String> known = this.remarks;
		return (known != null) ? known : List.of();
	}

}
