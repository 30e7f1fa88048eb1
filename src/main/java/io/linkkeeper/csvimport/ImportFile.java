package io.linkkeeper.csvimport;

import java.util.List;
import java.util.function.BiConsumer;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvFormat;
import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvReader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.Utm;

/**
 * Opens the file of an import, any number of times. Thread-safe if its source is.
 */
final class ImportFile {

	private final CsvSource source;

	private final ImportSettings settings;

	ImportFile(CsvSource source, ImportSettings settings) {
		this.source = source;
		this.settings = settings;
	}

	String name() {
		return this.source.name();
	}

	/**
	 * Opens the file and reads its heading.
	 * @return a reader at the first row, to be closed by the caller
	 * @throws CsvException when the heading is missing, or has no column that identifies
	 * links
	 */
	CsvReader open() {
		CsvFormat format = new CsvFormat(this.settings.encoding(), this.settings.delimiter());
		CsvReader reader = CsvReader.open(this.source, format, ImportColumns.KNOWN, ImportColumns.IGNORED);
		String key = this.settings.match().label();
		if (!reader.header().has(key)) {
			long line = reader.header().line();
			reader.close();
			throw new CsvException(name(), line, "has no column " + key
					+ ", by which rows find their links; add it, or choose another one by rule.match");
		}
		requireColumnsOfUtm(reader);
		return reader;
	}

	private void requireColumnsOfUtm(CsvReader reader) {
		Utm utm = this.settings.utm();
		List<String> missing = (utm != null)
				? utm.columns().stream().filter((column) -> reader.header().indexOfTitle(column) < 0).toList()
				: List.of();
		if (!missing.isEmpty()) {
			long line = reader.header().line();
			List<String> titles = reader.header().titles();
			reader.close();
			throw new CsvException(name(), line, "has no column %s, which rule.utm names; its columns are %s"
				.formatted(String.join(", ", missing), String.join(", ", titles)));
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
		try (CsvReader reader = open()) {
			for (CsvRow row = reader.read(); row != null; row = reader.read()) {
				consumer.accept(reader.header(), row);
				rows++;
			}
		}
		return rows;
	}

}
