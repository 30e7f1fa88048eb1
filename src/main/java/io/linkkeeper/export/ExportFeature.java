package io.linkkeeper.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.collect.SelectedLinks;
import io.linkkeeper.definition.ExportSettings;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.files.WholeFile;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.run.file.RunFiles;

/**
 * What an export brings to the shared steps: it gathers the links in a file of the run,
 * and puts that where the definition says once it is complete. The run's own copy goes
 * only once the file is noted as handed over, so that handing over again after a crash
 * never finds half of it.
 */
final class ExportFeature implements JobFeature {

	private static final String LINKS = "export";

	private static final String HANDED_OVER = "handed-over";

	private final Folders folders;

	private final RunFiles files;

	private final RunQueries queries;

	ExportFeature(Folders folders, RunFiles files, RunQueries queries) {
		this.folders = folders;
		this.files = files;
		this.queries = queries;
	}

	/** Looks at the destination first: what cannot be written there need not be read. */
	@Override
	public CollectSpec<?> assign(LiveRun live) {
		target(live);
		LinkWindowReader all = new LinkWindowReader(live.client(), List.of(CollectSpec.selectionOf(live.definition())),
				live.facts().asOf());
		ExportRule rule = new ExportRule(form(live), (content) -> this.files.append(live.id(), LINKS, content));
		return new CollectSpec<>(new SelectedLinks(all, live.definition().select()), rule, (deletes) -> deletes);
	}

	@Override
	public Optional<String> foretell(LiveRun live) {
		return Optional.of("planned: %s to export to %s; `apply %d` writes the file".formatted(count(live),
				target(live), live.id()));
	}

	@Override
	public Optional<String> complete(LiveRun live) {
		String before = handedOver(live);
		String done = before.isEmpty() ? handOver(live) : before;
		this.files.delete(live.id(), LINKS);
		return Optional.of(done);
	}

	private String handedOver(LiveRun live) {
		try (InputStream note = this.files.open(live.id(), HANDED_OVER)) {
			return new String(note.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String handOver(LiveRun live) {
		Path target = target(live);
		String done = "exported %s to %s".formatted(count(live), target);
		write(live, target);
		this.files.append(live.id(), HANDED_OVER, done.getBytes(StandardCharsets.UTF_8));
		return done;
	}

	private void write(LiveRun live, Path target) {
		Path draft = target.resolveSibling("%s.run-%d.part".formatted(target.getFileName(), live.id()));
		try (InputStream content = new SequenceInputStream(new ByteArrayInputStream(form(live).beginning()),
				this.files.open(live.id(), LINKS)); WholeFile file = WholeFile.begin(target, draft)) {
			content.transferTo(file.out());
			file.finish();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The export cannot be written to " + target + ": " + ex.getMessage(), ex);
		}
	}

	private Path target(LiveRun live) {
		return this.folders.output(settings(live).fileOf(live.definition().name()));
	}

	private String count(LiveRun live) {
		long links = this.queries.find(live.id()).orElseThrow().scanned();
		return (links == 1) ? "1 link" : links + " links";
	}

	private static ExportForm form(LiveRun live) {
		return ExportForm.of(settings(live), live.client()::shortUrl);
	}

	private static ExportSettings settings(LiveRun live) {
		return (ExportSettings) live.definition().settings();
	}

}
