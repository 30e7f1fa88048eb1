package io.linkkeeper.csvimport;

import java.util.List;
import java.util.Objects;

import io.linkkeeper.batch.InputCopies;
import io.linkkeeper.batch.LiveRun;
import io.linkkeeper.batch.Preparation;
import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvReader;
import io.linkkeeper.definition.ImportSettings;
import io.linkkeeper.ledger.Runs;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Copies the file into the run before anything is decided, and reads the copy once from
 * end to end: so a file that cannot be read changes nothing, and one that is edited or
 * removed later does not matter.
 */
final class CopyStep implements Preparation {

	private static final Log logger = LogFactory.getLog(CopyStep.class);

	private static final String ROWS = "rows=";

	private final InputCopies copies;

	private final Runs runs;

	CopyStep(InputCopies copies, Runs runs) {
		this.copies = copies;
		this.runs = runs;
	}

	@Override
	public String stepName() {
		return "copy";
	}

	@Override
	public int next(LiveRun live) {
		if (isDone(live)) {
			return -1;
		}
		ImportSettings settings = (ImportSettings) live.definition().settings();
		String digest = this.copies.make(live.id(), settings.file());
		ImportFile copy = copyOf(live);
		long rows = copy.each((header, row) -> {
		});
		warnOfColumns(copy);
		logger.info("Run %d imports %s: %d rows, SHA-256 %s".formatted(live.id(), settings.file(), rows, digest));
		this.runs.prepared(live.id(), ROWS + rows + " sha256=" + digest);
		return (int) Math.min(rows, Integer.MAX_VALUE);
	}

	static boolean isDone(LiveRun live) {
		return live.facts().preparationPosition() != null;
	}

	/**
	 * How many rows the copy has.
	 * @param live a run whose preparation is done
	 * @return the number of rows
	 */
	static long rowsOf(LiveRun live) {
		String note = Objects.requireNonNull(live.facts().preparationPosition());
		return Long.parseLong(note.substring(ROWS.length(), note.indexOf(' ')));
	}

	/**
	 * The file as it was when the run began.
	 * @param live the run
	 * @return the copy; complete once the preparation is done
	 */
	ImportFile copyOf(LiveRun live) {
		ImportSettings settings = (ImportSettings) live.definition().settings();
		return new ImportFile(this.copies.of(live.id(), settings.file()), settings);
	}

	private static void warnOfColumns(ImportFile copy) throws CsvException {
		try (CsvReader reader = copy.open()) {
			List<String> unknown = reader.header().unknown();
			if (!unknown.isEmpty()) {
				logger.warn("%s has columns that say nothing to an import and are carried along: %s"
					.formatted(copy.name(), String.join(", ", unknown.subList(0, Math.min(unknown.size(), 10)))));
			}
		}
	}

}
