package io.linkkeeper.csvimport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.csvimport.result.ResultTable;
import io.linkkeeper.csvimport.result.RowOutcome;
import io.linkkeeper.csvimport.result.RowOutcomes;
import io.linkkeeper.execution.LiveRun;
import org.jspecify.annotations.Nullable;

/**
 * Writes the result files of an import: {@code result}, the input with the outcome of
 * each row, as CSV and as a spreadsheet; {@code rejects}, the rows to correct and import
 * again; and {@code unfinished}, the rows to import again unchanged, unless all rows are
 * finished. The latter two have the form of the input. Uses constant memory. Not
 * thread-safe.
 */
final class ResultFiles {

	private static final int ROWS_AT_ONCE = 500;

	private final ImportFile input;

	private final RowOutcomes outcomes;

	private final LiveRun live;

	private final BooleanSupplier expired;

	/**
	 * Creates a writer for one run.
	 * @param input the file that was imported
	 * @param outcomes the outcomes of its rows
	 * @param live the run
	 * @param expired whether the time for writing has expired
	 */
	ResultFiles(ImportFile input, RowOutcomes outcomes, LiveRun live, BooleanSupplier expired) {
		this.input = input;
		this.outcomes = outcomes;
		this.live = live;
		this.expired = expired;
	}

	/**
	 * The files that were written.
	 *
	 * @param result the files with the outcome of each row
	 * @param rejects the rows to correct and import again
	 * @param unfinished the rows to import again unchanged
	 * @param leftOut sentences about files that could not be written
	 */
	record Written(List<Path> result, Remaining rejects, Remaining unfinished, List<String> leftOut) {

	}

	/**
	 * Rows that can be imported again.
	 *
	 * @param rows their number
	 * @param file the file that has them, if there are any
	 */
	record Remaining(long rows, Path file) {

		static Remaining of(@Nullable Long rows, ResultTable table) {
			return new Remaining((rows != null) ? rows : 0, table.files().get(0));
		}

	}

	/**
	 * Writes the files and replaces existing ones, so that the call may be repeated.
	 * @param folder the folder of the files
	 * @param codes receives each link that exists after the run
	 * @param isPlan whether the run waits for approval, so that no row counts as
	 * unfinished
	 * @return the files, or empty when the time expired and existing files remain
	 * @throws IOException when a file cannot be written
	 */
	Optional<Written> write(Path folder, LinkConsumer codes, boolean isPlan) throws IOException {
		ResultTable.Form same = formOfInput();
		try (TableReader reader = this.input.open();
				ResultTable result = ResultTable.begin(folder, "result", formOfResult(), reader.delimiter());
				ResultTable rejects = ResultTable.begin(folder, "rejects", same, reader.delimiter());
				ResultTable unfinished = ResultTable.begin(folder, "unfinished", same, reader.delimiter())) {
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
					RowOutcome outcome = this.outcomes.of(row.line());
					counts.merge(outcome.next(), 1L, Long::sum);
					result.row(format.cells(row, outcome));
					switch (outcome.next()) {
						case NOTHING -> drawCode(codes, outcome, reader.header().cell(row, ImportColumns.SYSTEM_NAME));
						case CORRECT -> rejects.copy(row);
						case RETRY -> {
							if (!isPlan) {
								unfinished.copy(row);
							}
						}
					}
				}
			}
			Remaining retry = Remaining.of(isPlan ? null : counts.get(RowOutcome.Next.RETRY), unfinished);
			this.live.publish(() -> {
				result.finish();
				rejects.finish();
				finish(unfinished, retry.rows());
			});
			Stream<ResultTable> written = (retry.rows() > 0) ? Stream.of(result, rejects, unfinished)
					: Stream.of(result, rejects);
			return Optional.of(new Written(result.files(), Remaining.of(counts.get(RowOutcome.Next.CORRECT), rejects),
					retry, written.flatMap((table) -> table.leftOut().stream()).toList()));
		}
	}

	private ResultTable.Form formOfInput() {
		if (this.input.isJsonLines()) {
			return ResultTable.Form.LINES;
		}
		return this.input.isSpreadsheet() ? ResultTable.Form.SHEET : ResultTable.Form.CSV;
	}

	/**
	 * A stopping run has time for one form only; the execution that completes it writes
	 * both.
	 */
	private ResultTable.Form formOfResult() {
		return this.live.isStopping() ? ResultTable.Form.CSV : ResultTable.Form.BOTH;
	}

	private static void finish(ResultTable unfinished, long rows) throws IOException {
		if (rows > 0) {
			unfinished.finish();
		}
		else {
			unfinished.remove();
		}
	}

	private static void drawCode(LinkConsumer codes, RowOutcome outcome, String name) throws IOException {
		if (outcome.linkId() != null && !outcome.deleted()) {
			codes.accept(outcome.linkId(), name);
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
