package io.linkkeeper.csvimport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvReader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.ResultFile;
import io.linkkeeper.csvimport.result.RowOutcome;
import io.linkkeeper.csvimport.result.RowOutcomes;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files that tell what became of an import: the result, which is the input
 * with an outcome for each row; the rejects, which are those rows of the input that can
 * be corrected and fed again; and where a run has not come to its end, the unfinished
 * rows, which can be fed again as they are. Memory does not grow with the input.
 */
final class ResultFiles {

	private static final String UNFINISHED = "unfinished.csv";

	private static final int ROWS_AT_ONCE = 500;

	private final ImportFile input;

	private final RowOutcomes outcomes;

	private final UnaryOperator<String> tinyUrl;

	private final BooleanSupplier outOfTime;

	/**
	 * Files about one run.
	 * @param input what was imported
	 * @param outcomes what became of its rows
	 * @param shortUrl gives the short URL of a link
	 * @param outOfTime whether nobody waits for the files any longer
	 */
	ResultFiles(ImportFile input, RowOutcomes outcomes, UnaryOperator<String> tinyUrl, BooleanSupplier outOfTime) {
		this.input = input;
		this.outcomes = outcomes;
		this.tinyUrl = tinyUrl;
		this.outOfTime = outOfTime;
	}

	/**
	 * How many rows can be fed again.
	 *
	 * @param corrected once they are corrected
	 * @param asTheyAre as they are
	 */
	record ReimportCounts(long corrected, long unfinished) {

	}

	/**
	 * Writes the files, in place of those that are there.
	 * @param folder where
	 * @param codes takes the id of each link that the file now has
	 * @param waits whether the run is a plan that waits for approval, so that nothing of
	 * it is unfinished
	 * @return how many rows can be fed again, or nothing when time ran out; then the
	 * files are as they were
	 * @throws IOException when they cannot be written
	 */
	Optional<ReimportCounts> write(Path folder, LinkConsumer codes, boolean waits) throws IOException {
		try (CsvReader reader = this.input.open();
				ResultFile result = ResultFile.begin(folder.resolve("result.csv"), reader.delimiter());
				ResultFile rejects = ResultFile.begin(folder.resolve("rejects.csv"), reader.delimiter());
				ResultFile unfinished = ResultFile.begin(folder.resolve(UNFINISHED), reader.delimiter())) {
			ResultRow form = new ResultRow(reader.header(), this.tinyUrl);
			result.heading(form.heading());
			rejects.heading(reader.header().titles());
			unfinished.heading(reader.header().titles());
			Map<RowOutcome.Next, Long> counts = new EnumMap<>(RowOutcome.Next.class);
			for (List<CsvRow> rows = next(reader); !rows.isEmpty(); rows = next(reader)) {
				if (this.outOfTime.getAsBoolean()) {
					return Optional.empty();
				}
				for (CsvRow row : rows) {
					RowOutcome outcome = warned(this.outcomes.of(row.line()), reader.header(), row);
					counts.merge(outcome.next(), 1L, Long::sum);
					result.row(form.cells(row, outcome));
					switch (outcome.next()) {
						case NOTHING -> draw(codes, outcome);
						case CORRECT -> writeAgain(rejects, row);
						case RETRY -> writeAgain(unfinished, row);
					}
				}
			}
			result.finish();
			rejects.finish();
			long unfinishedRows = waits ? 0 : counts.getOrDefault(RowOutcome.Next.RETRY, 0L);
			finish(unfinished, unfinishedRows, folder);
			return Optional.of(new ReimportCounts(counts.getOrDefault(RowOutcome.Next.CORRECT, 0L), unfinishedRows));
		}
	}

	private static RowOutcome warned(RowOutcome outcome, CsvHeader header, CsvRow row) {
		List<String> warnings = (row.problem() == null) ? RowCheck.warnings(header, row) : List.of();
		return warnings.isEmpty() ? outcome : outcome.warning("warning: " + String.join("; ", warnings));
	}

	private static void finish(ResultFile unfinished, long rows, Path folder) throws IOException {
		if (rows > 0) {
			unfinished.finish();
		}
		else {
			Files.deleteIfExists(folder.resolve(UNFINISHED));
		}
	}

	private static void draw(LinkConsumer codes, RowOutcome outcome) throws IOException {
		if (outcome.linkId() != null && !outcome.deleted()) {
			codes.accept(outcome.linkId());
		}
	}

	/** A malformed row in proper form would be taken as a good one, with wrong cells. */
	private static void writeAgain(ResultFile rejects, CsvRow row) throws IOException {
		if (row.problem() != null) {
			rejects.verbatim(row.text());
		}
		else {
			rejects.row(row.cells());
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
	 * A row of the result. Of a malformed one the cells are a guess, so its text stands
	 * behind the last column: nothing of it is lost, and it is rejected again.
	 */
	private record ResultRow(CsvHeader header, UnaryOperator<String> tinyUrl) {

		List<String> heading() {
			List<String> titles = new ArrayList<>(this.header.titles());
			ImportColumns.OF_RESULTS.stream().filter((name) -> !this.header.has(name)).forEach(titles::add);
			return titles;
		}

		List<@Nullable String> cells(CsvRow row, RowOutcome outcome) {
			int columns = this.header.titles().size();
			List<@Nullable String> cells = new ArrayList<>(columns + ImportColumns.OF_RESULTS.size());
			for (int i = 0; i < columns; i++) {
				cells.add((i < row.cells().size()) ? row.cells().get(i) : "");
			}
			for (String name : ImportColumns.OF_RESULTS) {
				int place = this.header.indexOf(name);
				String value = value(name, row, outcome);
				if (place < 0) {
					cells.add(value);
				}
				else if (value != null || !name.equals(ImportColumns.ID)) {
					cells.set(place, value);
				}
			}
			if (row.problem() != null) {
				cells.add(row.text());
			}
			return cells;
		}

		private @Nullable String value(String name, CsvRow row, RowOutcome outcome) {
			String id = outcome.linkId();
			return switch (name) {
				case ImportColumns.LINE -> Long.toString(row.line());
				case ImportColumns.OUTCOME -> outcome.word();
				case ImportColumns.ID -> id;
				case ImportColumns.SHORT_URL -> (id != null && !outcome.deleted()) ? this.tinyUrl.apply(id) : null;
				default -> outcome.error();
			};
		}

	}

}
