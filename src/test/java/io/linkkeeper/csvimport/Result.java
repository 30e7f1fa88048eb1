package io.linkkeeper.csvimport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.FileSource;
import io.linkkeeper.csv.HeadingSpec;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.sheet.TableFile;

/**
 * A parsed result file.
 */
record Result(CsvHeader header, List<CsvRow> rows) {

	static Result of(Path file) {
		List<CsvRow> rows = new ArrayList<>();
		try (TableReader reader = TableFile
			.detected(new FileSource(Objects.toString(file.getFileName()), file), HeadingSpec.of(ImportColumns.KNOWN))
			.open()) {
			for (CsvRow row = reader.read(); row != null; row = reader.read()) {
				rows.add(row);
			}
			return new Result(reader.header(), rows);
		}
	}

	static Result of(Path folder, long run) {
		return of(folder.resolve("results/run-" + run + "/result.csv"));
	}

	static Result rejects(Path folder, long run) {
		return of(folder.resolve("results/run-" + run + "/rejects.csv"));
	}

	List<String> column(String name) {
		return this.rows.stream().map((row) -> this.header.cell(row, name)).toList();
	}

}
