package io.linkkeeper.csvimport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.FileSource;
import io.linkkeeper.csvimport.result.QrCodes;
import io.linkkeeper.csvimport.result.RowOutcomes;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.execution.RuleContext;
import io.linkkeeper.execution.UndecidedException;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.ledger.InputRows;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.file.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an import brings to the shared steps: it copies its file, plans row by row, and
 * tells of each row what came of it. A delete stays wanted as long as its link is as it
 * was, because the copy does not change.
 */
final class ImportFeature implements JobFeature {

	private static final Logger logger = LoggerFactory.getLogger(ImportFeature.class);

	/** A stopped run should end soon; this is enough for half a million rows. */
	private static final Duration LONGEST_AFTER_STOP = Duration.ofSeconds(5);

	private final InputCopyPreparation copyStep;

	private final Folders folders;

	private final RunQueries queries;

	private final InputRows inputRows;

	private final Clock clock;

	ImportFeature(InputCopyPreparation copyStep, Folders folders, RunQueries queries, InputRows inputRows,
			Clock clock) {
		this.copyStep = copyStep;
		this.folders = folders;
		this.queries = queries;
		this.inputRows = inputRows;
		this.clock = clock;
	}

	@Override
	public JobType type() {
		return JobType.IMPORT;
	}

	@Override
	public Optional<Preparation> preparation() {
		return Optional.of(this.copyStep);
	}

	@Override
	public CollectSpec<?> collectSpec(LiveRun live) {
		RuleContext context = live.context();
		ImportReader reader = reader(this.copyStep.copyOf(live), context, () -> this.copyStep.duplicatesIn(live));
		return new CollectSpec<>(reader, rule(context), (deletes) -> deletes);
	}

	@Override
	public Decision decide(ShortLink link, RuleContext context) {
		ImportSettings settings = settings(context.definition());
		try {
			FileSource source = new FileSource(settings.file(), this.folders.input(settings.file()));
			ImportFile file = new ImportFile(source, settings);
			ImportReader reader = reader(file, context, () -> DuplicateRows.in(file, settings.match()));
			return new SingleLinkRule(file, settings.match(), reader, rule(context)).decide(link);
		}
		catch (CsvException | IllegalArgumentException ex) {
			throw new UndecidedException(ex);
		}
	}

	private static ImportReader reader(ImportFile file, RuleContext context, Supplier<DuplicateRows> find) {
		ImportSettings settings = settings(context.definition());
		return new ImportReader(file, settings, new ExpiryCell(settings.zone(), context.asOf()), find);
	}

	private static ImportRule rule(RuleContext context) {
		ExistingLinks account = new ApiExistingLinks(new ApiLookup(context.client()),
				settings(context.definition()).match());
		return new ImportRule(context.definition(), account, () -> UUID.randomUUID().toString());
	}

	private static ImportSettings settings(JobDefinition definition) {
		return (ImportSettings) definition.settings();
	}

	@Override
	public void report(LiveRun live) {
		if (!InputCopyPreparation.isDone(live)) {
			return;
		}
		RowOutcomes outcomes = new RowOutcomes(live.id(), this.queries, this.inputRows);
		Instant end = this.clock.instant().plus(LONGEST_AFTER_STOP);
		ResultFiles files = new ResultFiles(this.copyStep.copyOf(live), outcomes, live.client()::tinyUrl,
				() -> live.isStopping() && this.clock.instant().isAfter(end));
		try {
			Path folder = this.folders.resultsOf(live.id());
			Optional<ResultFiles.ReimportCounts> again = files.write(folder, codes(live, folder),
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
		QrCodes codes = new QrCodes(folder.resolve("qr"), settings(live.definition()).qr(), live.client()::tinyUrl);
		return (linkId) -> {
			if (!live.isStopping()) {
				codes.write(linkId);
			}
		};
	}

	private static void tell(LiveRun live, Path folder, ResultFiles.ReimportCounts again) {
		StringBuilder text = new StringBuilder("What became of each row: ").append(folder.resolve("result.csv"));
		if (again.corrected() > 0) {
			text.append("; to correct and feed again, %d rows: %s".formatted(again.corrected(),
					folder.resolve("rejects.csv")));
		}
		if (again.unfinished() > 0) {
			text.append("; not finished, %d rows: `restart %d` goes on with them, or feed %s again"
				.formatted(again.unfinished(), live.id(), folder.resolve("unfinished.csv")));
		}
		logger.info(text.toString());
	}

}
