package io.linkkeeper.csvimport;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.file.InputCopies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the input file into the run and reads the copy once completely. An unreadable
 * file fails the run before any decision, and later edits of the file have no effect.
 * Thread-safe.
 */
final class InputCopyPreparation implements Preparation {

	private static final Logger logger = LoggerFactory.getLogger(InputCopyPreparation.class);

	private final InputCopies copies;

	private final Runs runs;

	/** The duplicate rows, found when copying and used when reading. */
	private final Map<LiveRun, FileSurvey> found = Collections.synchronizedMap(new WeakHashMap<>());

	/** What is found out about a copy is kept with it. */
	private final Map<LiveRun, ImportFile> opened = Collections.synchronizedMap(new WeakHashMap<>());

	InputCopyPreparation(InputCopies copies, Runs runs) {
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
		FileSurvey survey = this.copies.readCompletely(live.id(), () -> FileSurvey.of(copy, settings));
		this.found.put(live, survey);
		long rows = survey.duplicates().rows();
		copy.remarks().forEach((remark) -> logger.info("%s: %s".formatted(copy.name(), remark)));
		warnOfColumns(copy);
		logger.info("Run %d imports %s: %d rows, SHA-256 %s".formatted(live.id(), settings.file(), rows, digest));
		this.runs.prepared(live.id(), "rows=%d sha256=%s".formatted(rows, digest));
		return (int) Math.min(rows, Integer.MAX_VALUE);
	}

	static boolean isDone(LiveRun live) {
		return live.facts().preparationPosition() != null;
	}

	/**
	 * Returns the survey of the copy. Reads it again in an execution that did not make
	 * the copy.
	 * @param live a run whose preparation is done
	 * @return the survey
	 */
	FileSurvey surveyOf(LiveRun live) {
		return this.found.computeIfAbsent(live,
				(run) -> FileSurvey.of(copyOf(run), (ImportSettings) run.definition().settings()));
	}

	/**
	 * Returns the run's copy of the file.
	 * @param live the run
	 * @return the copy, complete once the preparation is done
	 */
	ImportFile copyOf(LiveRun live) {
		return this.opened.computeIfAbsent(live, (run) -> {
			ImportSettings settings = (ImportSettings) run.definition().settings();
			return new ImportFile(this.copies.of(run.id(), settings.file()), settings);
		});
	}

	private static void warnOfColumns(ImportFile copy) throws CsvException {
		try (TableReader reader = copy.open()) {
			List<String> unknown = reader.header().unknown();
			if (!unknown.isEmpty()) {
				logger.warn("%s has columns that an import ignores and copies to its results: %s".formatted(copy.name(),
						String.join(", ", unknown.subList(0, Math.min(unknown.size(), 10)))));
			}
		}
	}

}
