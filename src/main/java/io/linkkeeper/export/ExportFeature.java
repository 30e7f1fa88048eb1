package io.linkkeeper.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.collect.SelectedLinks;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.ExportSettings;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.RuleContext;
import io.linkkeeper.files.AtomicFile;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.run.file.RunFiles;
import io.linkkeeper.text.FailureText;

/**
 * Job feature of the export: collects the encoded links in a run file, and delivers the
 * complete file to the destination of the definition. The run file is deleted only after
 * the delivery is recorded, so that a delivery that is repeated after a crash finds it
 * complete. Stateless and thread-safe.
 */
final class ExportFeature implements JobFeature {

	private static final String LINKS = "export";

	private static final String DELIVERY_NOTE = "handed-over";

	private final Folders folders;

	private final RunFiles files;

	private final RunQueries queries;

	ExportFeature(Folders folders, RunFiles files, RunQueries queries) {
		this.folders = folders;
		this.files = files;
		this.queries = queries;
	}

	@Override
	public JobType type() {
		return JobType.EXPORT;
	}

	/**
	 * Validates the destination first, so that an invalid one fails the run before any
	 * link is read.
	 */
	@Override
	public CollectSpec<?> collectSpec(LiveRun live) {
		target(live);
		LinkWindowReader all = new LinkWindowReader(live.client(), List.of(CollectSpec.selectionOf(live.definition())),
				live.facts().asOf());
		ExportEncoder encoder = encoder(live);
		return new CollectSpec<>(new SelectedLinks(all, live.definition().select()),
				(links) -> export(live.id(), encoder, links), (deletes) -> deletes);
	}

	/**
	 * Appends links to the run file in the transaction that stores the position, so that
	 * a restart neither loses nor repeats links.
	 */
	private Decisions export(long run, ExportEncoder encoder, List<ShortLink> links) {
		try {
			byte[] content = encoder.encode(links);
			return Decisions.none(() -> this.files.append(run, LINKS, content));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public Decision decide(ShortLink link, RuleContext context) {
		return Unchanged.because(() -> "Changes nothing; writes the link to " + file(context.definition()));
	}

	@Override
	public boolean skipsProtected() {
		return false;
	}

	@Override
	public Optional<String> preview(LiveRun live) {
		return Optional.of("planned: %s to export to %s; `apply %d` writes the file".formatted(count(live),
				target(live), live.id()));
	}

	@Override
	public Optional<String> complete(LiveRun live) {
		String before = deliveryNote(live);
		String note = before.isEmpty() ? deliver(live) : before;
		this.files.delete(live.id(), LINKS);
		return Optional.of(note);
	}

	private String deliveryNote(LiveRun live) {
		try (InputStream stored = this.files.open(live.id(), DELIVERY_NOTE)) {
			return new String(stored.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String deliver(LiveRun live) {
		Path target = target(live);
		String note = "exported %s to %s".formatted(count(live), target);
		write(live, target);
		this.files.append(live.id(), DELIVERY_NOTE, note.getBytes(StandardCharsets.UTF_8));
		return note;
	}

	private void write(LiveRun live, Path target) {
		Path draft = target.resolveSibling("%s.run-%d.part".formatted(target.getFileName(), live.id()));
		try (InputStream links = this.files.open(live.id(), LINKS); AtomicFile file = AtomicFile.begin(target, draft)) {
			encoder(live).write(links, file.out());
			live.publish(file::finish);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The export cannot be written to " + target + ": " + FailureText.of(ex), ex);
		}
	}

	private Path target(LiveRun live) {
		Path target = this.folders.output(file(live.definition()));
		EarlierExport.require(target);
		return target;
	}

	private static String file(JobDefinition definition) {
		return settings(definition).fileOf(definition.name());
	}

	private String count(LiveRun live) {
		long links = this.queries.find(live.id()).orElseThrow().scanned();
		return (links == 1) ? "1 link" : links + " links";
	}

	private static ExportEncoder encoder(LiveRun live) {
		return ExportEncoder.of(settings(live.definition()), live.client()::tinyUrl);
	}

	private static ExportSettings settings(JobDefinition definition) {
		return (ExportSettings) definition.settings();
	}

}
