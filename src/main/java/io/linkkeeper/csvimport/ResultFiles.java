package io.linkkeeper.csvimport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.ResultFile;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.csvimport.result.RowOutcome;
import io.linkkeeper.csvimport.result.RowOutcomes;
import io.linkkeeper.execution.LiveRun;
import org.jspecify.annotations.Nullable;

/**
 * Writes the result files of an import: {@code result.csv}, the input with the outcome of
 * each row; {@code rejects.csv}, the rows to correct and import again; and
 * {@code unfinished.csv}, the rows to import again unchanged, unless all rows are
 * finished. Uses constant memory. Not thread-safe.
 */
final class ResultFiles {

	private static final String UNFINISHED = "unfinished.csv";

	private static final int ROWS_AT_ONCE = 500;

	private final ImportFile input;

	private final RowOutcomes outcomes;

	private final LiveRun live;

	private final BiFunction<CsvHeader, CsvRow, List<String>> warnings;

	private final BooleanSupplier expired;

	/**
	 * Creates a writer for one run.
	 * @param input the file that was imported
	 * @param outcomes the outcomes of its rows
	 * @param live the run
	 * @param warnings returns warnings about a row
	 * @param expired whether the time for writing has expired
	 */
	ResultFiles(ImportFile input, RowOutcomes outcomes, LiveRun live,
			BiFunction<CsvHeader, CsvRow, List<String>> warnings, BooleanSupplier expired) {
		this.input = input;
		this.outcomes = outcomes;
		this.live = live;
		this.warnings = warnings;
		this.expired = expired;
	}

	/**
	 * The numbers of rows that can be imported again.
	 *
	 * @param rejects the rows to correct first
	 * @param unfinished the rows to import unchanged
	 */
	record ReimportCounts(long rejects, long unfinished) {

	}

	/**
	 * Writes the files and replaces existing ones, so that the call may be repeated.
	 * @param folder the folder of the files
	 * @param codes receives each link that exists after the run
	 * @param isPlan whether the run waits for approval, so that no row counts as
	 * unfinished
	 * @return the numbers of rows to import again, or empty when the time expired and
	 * existing files remain
	 * @throws IOException when a file cannot be written
	 */
	Optional<ReimportCounts> write(Path folder, LinkConsumer codes, boolean isPlan) throws IOException {
		try (TableReader reader = this.input.open();
				ResultFile result = ResultFile.begin(folder.resolve("result.csv"), reader.delimiter());
				ResultFile rejects = ResultFile.begin(folder.resolve("rejects.csv"), reader.delimiter());
				ResultFile unfinished = ResultFile.begin(folder.resolve(UNFINISHED), reader.delimiter())) {
			ResultRow format = new ResultRow(reader.header(), this.live.client()::tinyUrl);
			result.heading(format.heading());
			rejects.heading(reader.header().titles());
			unfinished.heading(reader.header().titles());
			Map<RowOutcome.Next, Long> counts = new EnumMap<>(RowOutcome.Next.class);
			for (List<CsvRow> rows = next(reader); !rows.isEmpty(); rows = next(reader)) {
				if (this.expired.getAsBoolean()) {
					return Optional.empty();
				}
				for (CsvRow row : rows) {
					RowOutcome outcome = withWarnings(this.outcomes.of(row.line()), reader.header(), row);
					counts.merge(outcome.next(), 1L, Long::sum);
					result.row(format.cells(row, outcome));
					switch (outcome.next()) {
						case NOTHING -> drawCode(codes, outcome, reader.header().cell(row, ImportColumns.SYSTEM_NAME));
						case CORRECT -> copyRow(rejects, row);
						case RETRY -> copyRow(unfinished, row);
					}
				}
			}
			long unfinishedRows = isPlan ? 0 : counts.getOrDefault(RowOutcome.Next.RETRY, 0L);
			this.live.publish(() -> {
				result.finish();
				rejects.finish();
				finish(unfinished, unfinishedRows, folder);
			});
			return Optional.of(new ReimportCounts(counts.getOrDefault(RowOutcome.Next.CORRECT, 0L), unfinishedRows));
		}
	}

	/** A change has its warnings; other rows are looked at again. */
	private RowOutcome withWarnings(RowOutcome outcome, CsvHeader header, CsvRow row) {
		boolean known = !outcome.warnings().isEmpty() || row.problem() != null;
		return known ? outcome : outcome.warning(this.warnings.apply(header, row));
	}

	private static void finish(ResultFile unfinished, long rows, Path folder) throws IOException {
		if (rows > 0) {
			unfinished.finish();
		}
		else {
			Files.deleteIfExists(folder.resolve(UNFINISHED));
		}
	}

	private static void drawCode(LinkConsumer codes, RowOutcome outcome, String name) throws IOException {
		if (outcome.linkId() != null && !outcome.deleted()) {
			codes.accept(outcome.linkId(), name);
		}
	}

	/**
	 * Copies a malformed row verbatim; quoted properly, it would become valid with wrong
	 * cells.
	 */
	private static void copyRow(ResultFile rejects, CsvRow row) throws IOException {
		if (row.problem() != null) {
			rejects.verbatim(row.text());
		}
		else {
			rejects.row(row.cells());
		}
	}

	private static List<CsvRow> next(TableReader reader) {
		List<CsvRow> rows = new ArrayList<>();
		@Nullable CsvRow row = reader.read();
		while (row != null) {
			rows.add(row);
			row = (rows.size() < ROWS_AT_ONCE) ? reader.read() : null;
		}
		return rows;
	}

	/**
	 * Receives links.
	 */
	@FunctionalInterface
	interface LinkConsumer {

		/**
		 * Receives a link.
		 * @param linkId its id
		 * @param systemName the systemName in its row, or an empty text
		 */
		void accept(String linkId, String systemName) throws IOException;

	}

	/**
	 * Formats the rows of the result. A malformed row cannot be split reliably, so its
	 * text is appended after the last column: it is preserved, and rejected again on
	 * import.
	 */
	private record ResultRow(CsvHeader header, UnaryOperator<String> tinyUrl) {

		List<String> heading() {
			List<String> titles = new ArrayList<>(this.header.titles());
			int oldUrl = this.header.indexOf(ImportColumns.OLD_URL);
			if (oldUrl >= 0) {
				titles.set(oldUrl, ImportColumns.OLD_URL);
			}
			ImportColumns.OF_RESULTS.stream()
				.filter((name) -> ImportColumns.resultIndex(this.header, name) < 0)
				.map((name) -> ImportColumns.resultTitle(this.header, name))
				.forEach(titles::add);
			return titles;
		}

		List<@Nullable String> cells(CsvRow row, RowOutcome outcome) {
			int columns = this.header.titles().size();
			List<@Nullable String> cells = new ArrayList<>(columns + ImportColumns.OF_RESULTS.size());
			for (int i = 0; i < columns; i++) {
				cells.add((i < row.cells().size()) ? row.cells().get(i) : "");
			}
			for (String name : ImportColumns.OF_RESULTS) {
				int place = ImportColumns.resultIndex(this.header, name);
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
				case ImportColumns.OUTCOME -> outcome.label();
				case ImportColumns.ID -> id;
				case ImportColumns.SHORT_URL -> (id != null && !outcome.deleted()) ? this.tinyUrl.apply(id) : null;
				case ImportColumns.WARNINGS ->
					outcome.warnings().isEmpty() ? null : String.join("; ", outcome.warnings());
				default -> outcome.error();
			};
		}

	}

}
