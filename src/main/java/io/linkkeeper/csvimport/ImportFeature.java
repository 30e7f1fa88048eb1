package io.linkkeeper.csvimport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.definition.ImportSettings;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.ledger.InputRows;
import io.linkkeeper.run.file.Folders;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What an import brings to the shared steps: it copies its file, plans row by row, and
 * tells of each row what came of it. A delete stays wanted as long as its link is as it
 * was, because the copy does not change.
 */
final class ImportFeature implements JobFeature {

	private static final Log logger = LogFactory.getLog(ImportFeature.class);

	/** A stopped run should end soon; this is enough for half a million rows. */
	private static final Duration LONGEST_AFTER_STOP = Duration.ofSeconds(5);

	private final CopyStep copyStep;

	private final Folders folders;

	private final RunQueries queries;

	private final InputRows inputRows;

	private final Clock clock;

	ImportFeature(CopyStep copyStep, Folders folders, RunQueries queries, InputRows inputRows, Clock clock) {
		this.copyStep = copyStep;
		this.folders = folders;
		this.queries = queries;
		this.inputRows = inputRows;
		this.clock = clock;
	}

	@Override
	public Optional<Preparation> preparation() {
		return Optional.of(this.copyStep);
	}

	@Override
	public CollectSpec<?> assign(LiveRun live) {
		ImportSettings settings = (ImportSettings) live.definition().settings();
		ExpiryCell expiry = new ExpiryCell(settings.zone(), live.facts().asOf());
		Account account = new ApiAccount(new ApiLookup(live.client()), settings.match());
		ImportRule rule = new ImportRule(live.definition(), account, () -> UUID.randomUUID().toString());
		ImportReader reader = new ImportReader(this.copyStep.copyOf(live), settings, expiry,
				() -> this.copyStep.duplicatesIn(live));
		return new CollectSpec<>(reader, rule, (deletes) -> deletes);
	}

	@Override
	public void report(LiveRun live) {
		if (!CopyStep.isDone(live)) {
			return;
		}
		Outcomes outcomes = new Outcomes(live.id(), this.queries, this.inputRows);
		Instant end = this.clock.instant().plus(LONGEST_AFTER_STOP);
		ResultFiles files = new ResultFiles(this.copyStep.copyOf(live), outcomes, live.client()::shortUrl,
				() -> live.isStopping() && this.clock.instant().isAfter(end));
		try {
			Path folder = this.folders.resultsOf(live.id());
			Optional<ResultFiles.Again> again = files.write(folder, codes(live, folder),
					live.facts().waitsForApproval());
			again.ifPresentOrElse((rows) -> tell(live, folder, rows),
					() -> logger.warn("What became of each row is not written, as the run was asked to stop;"
							+ " `restart %d` writes it".formatted(live.id())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The results cannot be written: " + ex.getMessage(), ex);
		}
	}

	/** Whoever asks a run to stop does not wait for codes; its end draws them. */
	private static ResultFiles.LinkConsumer codes(LiveRun live, Path folder) {
		ImportSettings settings = (ImportSettings) live.definition().settings();
		QrCodes codes = new QrCodes(folder.resolve("qr"), settings.qr(), live.client()::shortUrl);
		return (linkId) -> {
			if (!live.isStopping()) {
				codes.write(linkId);
			}
		};
	}

	private static void tell(LiveRun live, Path folder, ResultFiles.Again again) {
		StringBuilder text = new StringBuilder("What became of each row: ").append(folder.resolve("result.csv"));
		if (again.corrected() > 0) {
			text.append("; to correct and feed again, %d rows: %s".formatted(again.corrected(),
					folder.resolve("rejects.csv")));
		}
		if (again.asTheyAre() > 0) {
			text.append("; not finished, %d rows: `restart %d` goes on with them, or feed %s again"
				.formatted(again.asTheyAre(), live.id(), folder.resolve("unfinished.csv")));
		}
		logger.info(text);
	}

}
