package io.linkkeeper.csvimport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvReader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.ResultFile;

import org.jspecify.annotations.Nullable;

/**
 * Writes the two files that tell what became of an import: the result, which is the input
 * with an outcome for each row, and the rejects, which are those rows of the input that
 * can be corrected and fed again. Memory does not grow with the input.
 */
final class ResultFiles {

	private static final int ROWS_AT_ONCE = 500;

	private final ImportFile input;

	private final Outcomes outcomes;

	private final UnaryOperator<String> shortUrl;

	ResultFiles(ImportFile input, Outcomes outcomes, UnaryOperator<String> shortUrl) {
		this.input = input;
		this.outcomes = outcomes;
		this.shortUrl = shortUrl;
	}

	/**
	 * Writes both files, in place of those that are there.
	 * @param folder where
	 * @param codes takes the id of each link that the file now has
	 * @return how many rows can be fed again
	 * @throws IOException when they cannot be written
	 */
	long write(Path folder, LinkConsumer codes) throws IOException {
		try (CsvReader reader = this.input.open();
				ResultFile result = ResultFile.begin(folder.resolve("result.csv"), reader.delimiter());
				ResultFile rejects = ResultFile.begin(folder.resolve("rejects.csv"), reader.delimiter())) {
			ResultRow form = new ResultRow(reader.header(), this.shortUrl);
			result.heading(form.heading());
			rejects.heading(reader.header().titles());
			long again = 0;
			for (List<CsvRow> rows = next(reader); !rows.isEmpty(); rows = next(reader)) {
				this.outcomes.moveTo(rows.get(0).line(), rows.get(rows.size() - 1).line());
				for (CsvRow row : rows) {
					RowOutcome outcome = this.outcomes.of(row.line());
					result.row(form.cells(row, outcome));
					if (outcome.again()) {
						rejects.row(row.cells());
						again++;
					}
					else if (outcome.linkId() != null && !outcome.gone()) {
						codes.accept(outcome.linkId());
					}
				}
			}
			result.finish();
			rejects.finish();
			return again;
		}
	}

	private static List<CsvRow> next(CsvReader reader) {
		List<CsvRow> rows = new ArrayList<>();
		@Nullable CsvRow row = reader.read();
		while (row != null) {
			rows.add(row);
			row = (rows.size() < ROWS_AT_ONCE) ? reader.read() : null;
		}
		return rows;
	}

	/**
	 * Takes links.
	 */
	@FunctionalInterface
	interface LinkConsumer {

		void accept(String linkId) throws IOException;

	}

	/**
	 * A row of the result.
	 */
	private record ResultRow(CsvHeader header, UnaryOperator<String> shortUrl) {

		List<String> heading() {
			List<String> titles = new ArrayList<>(this.header.titles());
			Columns.OF_RESULTS.stream().filter((name) -> !this.header.has(name)).forEach(titles::add);
			return titles;
		}

		List<@Nullable String> cells(CsvRow row, RowOutcome outcome) {
			int columns = this.header.titles().size();
			List<@Nullable String> cells = new ArrayList<>(columns + Columns.OF_RESULTS.size());
			for (int i = 0; i < columns; i++) {
				cells.add((i < row.cells().size()) ? row.cells().get(i) : "");
			}
			for (String name : Columns.OF_RESULTS) {
				int place = this.header.indexOf(name);
				String value = value(name, row, outcome);
				if (place < 0) {
					cells.add(value);
				}
				else if (value != null || !name.equals(Columns.ID)) {
					cells.set(place, value);
				}
			}
			return cells;
		}

		private @Nullable String value(String name, CsvRow row, RowOutcome outcome) {
			String id = outcome.linkId();
			return switch (name) {
				case Columns.LINE -> Long.toString(row.line());
				case Columns.OUTCOME -> outcome.word();
				case Columns.ID -> id;
				case Columns.SHORT_URL -> (id != null && !outcome.gone()) ? this.shortUrl.apply(id) : null;
				default -> outcome.error();
			};
		}

	}

}
