package io.linkkeeper.csvimport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.FileSource;
import io.linkkeeper.csvimport.decide.ApiExistingLinks;
import io.linkkeeper.csvimport.decide.ExistingLinks;
import io.linkkeeper.csvimport.decide.ImportRule;
import io.linkkeeper.csvimport.result.QrCodes;
import io.linkkeeper.csvimport.result.RowOutcomes;
import io.linkkeeper.csvimport.row.RowTargets;
import io.linkkeeper.csvimport.row.ShortUrls;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.execution.RuleContext;
import io.linkkeeper.execution.UndecidedException;
import io.linkkeeper.history.HeldLinks;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Job feature of the import: copies its file, decides about each row, and writes the
 * result files. Deletes need no second decision, as the copy does not change and each
 * link is re-checked. Stateless and thread-safe.
 */
final class ImportFeature implements JobFeature {

	private static final Logger logger = LoggerFactory.getLogger(ImportFeature.class);

	/**
	 * How long a stopped run may write its result files; enough for half a million rows.
	 */
	private static final Duration REPORT_TIME_AFTER_STOP = Duration.ofSeconds(5);

	private final InputCopyPreparation copyStep;

	private final Folders folders;

	private final RowOutcomes.Source outcomes;

	private final HeldLinks held;

	private final Clock clock;

	private final ProgressFeed progress;

	ImportFeature(InputCopyPreparation copyStep, Folders folders, RowOutcomes.Source outcomes, HeldLinks held,
			Clock clock, ProgressFeed progress) {
		this.copyStep = copyStep;
		this.folders = folders;
		this.outcomes = outcomes;
		this.held = held;
		this.clock = clock;
		this.progress = progress;
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
		ImportReader reader = reader(this.copyStep.copyOf(live), context, () -> this.copyStep.surveyOf(live));
		return new CollectSpec<>(reader, rule(context, reader), (deletes) -> deletes);
	}

	@Override
	public Decision decide(ShortLink link, RuleContext context) {
		ImportSettings settings = settings(context.definition());
		try {
			FileSource source = new FileSource(settings.file(), this.folders.input(settings.file()));
			ImportFile file = new ImportFile(source, settings);
			ImportReader reader = reader(file, context, () -> FileSurvey.of(file, settings));
			return new SingleLinkRule(file, settings.match(), reader, rule(context, reader)).decide(link);
		}
		catch (CsvException | IllegalArgumentException ex) {
			throw new UndecidedException(ex);
		}
	}

	private static ImportReader reader(ImportFile file, RuleContext context, Supplier<FileSurvey> find) {
		return new ImportReader(file, settings(context.definition()), context.asOf(), find);
	}

	private ImportRule rule(RuleContext context, ImportReader reader) {
		ExistingLinks account = new ApiExistingLinks(new ApiLookup(context.client()),
				settings(context.definition()).match(), () -> !context.client().session().userId().isEmpty(),
				(links) -> this.held.startsOf(context.account(), links));
		ShortUrls shortUrls = new ShortUrls(context.client().tinyUrl("0"), account::targetOf,
				(kind) -> byLink(reader.urls(kind), account));
		return new ImportRule(context.definition(), account, () -> UUID.randomUUID().toString(), reader::firstSpelling,
				new RowTargets(shortUrls, context.asOf()), context.asOf());
	}

	private static Map<String, String> byLink(Map<String, String> urlsByKey, ExistingLinks account) {
		Map<String, String> urls = new HashMap<>();
		account.linksOf(urlsByKey.keySet())
			.forEach((key, links) -> links.forEach((link) -> urls.put(link.id(), urlsByKey.getOrDefault(key, ""))));
		return urls;
	}

	private static ImportSettings settings(JobDefinition definition) {
		return (ImportSettings) definition.settings();
	}

	@Override
	public void report(LiveRun live) {
		if (!InputCopyPreparation.isDone(live)) {
			return;
		}
		ImportFile copy = this.copyStep.copyOf(live);
		copy.remarks().forEach((remark) -> this.progress.note(live.id(), copy.name() + ": " + remark));
		Instant end = this.clock.instant().plus(REPORT_TIME_AFTER_STOP);
		ResultFiles files = new ResultFiles(copy, this.outcomes.of(live.id()), live,
				() -> live.isStopping() && this.clock.instant().isAfter(end));
		try {
			Path folder = this.folders.resultsOf(live.id());
			Optional<ResultFiles.Written> written = files.write(folder, codes(live, folder),
					live.facts().waitsForApproval());
			written.ifPresentOrElse((done) -> noteFiles(live, done),
					() -> logger.warn("The result files are not written, as the run is stopping;"
							+ " `restart %d` writes them".formatted(live.id())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The results cannot be written: " + FailureText.of(ex), ex);
		}
	}

	/**
	 * Draws no codes while the run is stopping; the execution that completes it draws
	 * them.
	 */
	private static ResultFiles.LinkConsumer codes(LiveRun live, Path folder) {
		QrCodes codes = new QrCodes(folder.resolve("qr"), settings(live.definition()).qr(), live.client()::tinyUrl);
		return (linkId, systemName) -> {
			if (!live.isStopping()) {
				codes.write(linkId, systemName);
			}
		};
	}

	private void noteFiles(LiveRun live, ResultFiles.Written written) {
		written.leftOut().forEach((sentence) -> logger.warn("Run %d: %s".formatted(live.id(), sentence)));
		StringBuilder text = new StringBuilder("The result of each row: ")
			.append(written.result().stream().map(Path::toString).collect(Collectors.joining(" and ")));
		ResultFiles.Remaining rejects = written.rejects();
		if (rejects.rows() > 0) {
			text.append("; to correct and import again, %d rows: %s".formatted(rejects.rows(), rejects.file()));
		}
		ResultFiles.Remaining unfinished = written.unfinished();
		if (unfinished.rows() > 0) {
			text.append("; not finished, %d rows: `restart %d` resumes them, or import %s again"
				.formatted(unfinished.rows(), live.id(), unfinished.file()));
		}
		this.progress.note(live.id(), text.toString());
	}

}
