package io.linkkeeper.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.collect.SelectedLinks;
import io.linkkeeper.definition.NoticeSettings;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.run.file.RunFiles;
import io.linkkeeper.snapshot.LinkSnapshot;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a notice brings to the shared steps: it keeps the links that expire soon, and has
 * people told of them once all are read. What they are told goes into the outbox in the
 * transaction that notes it as handed over, so that nobody is told twice after a crash.
 */
final class NoticeFeature implements JobFeature {

	private static final String HANDED_OVER = "handed-over";

	private final LinkSnapshot snapshot;

	private final RunFiles files;

	private final RunQueries queries;

	private final NoticeOffice office;

	private final TransactionTemplate transaction;

	NoticeFeature(LinkSnapshot snapshot, RunFiles files, RunQueries queries, NoticeOffice office,
			TransactionTemplate transaction) {
		this.snapshot = snapshot;
		this.files = files;
		this.queries = queries;
		this.office = office;
		this.transaction = transaction;
	}

	@Override
	public CollectSpec<?> assign(LiveRun live) {
		Instant asOf = live.facts().asOf();
		LinkFilter soon = CollectSpec.selectionOf(live.definition())
			.statusEqual(LinkStatus.ENABLED)
			.expiresAtGreaterThanOrEqual(asOf)
			.expiresAtLessThanOrEqual(lastExpiry(live));
		LinkWindowReader reader = new LinkWindowReader(live.client(), List.of(soon), asOf);
		NoticeRule rule = new NoticeRule((links) -> this.snapshot.append(live.id(), links));
		return new CollectSpec<>(new SelectedLinks(reader, live.definition().select()), rule, (deletes) -> deletes);
	}

	private static Instant lastExpiry(LiveRun live) {
		return live.facts().asOf().plus(settings(live).within());
	}

	private static NoticeSettings settings(LiveRun live) {
		return (NoticeSettings) live.definition().settings();
	}

	@Override
	public Optional<String> foretell(LiveRun live) {
		long links = this.queries.find(live.id()).orElseThrow().scanned();
		return Optional.of("planned: %s until %s; `apply %d` tells of them".formatted(Words.expire(links),
				lastExpiry(live), live.id()));
	}

	@Override
	public Optional<String> complete(LiveRun live) {
		String done = handedOver(live);
		if (done.isEmpty()) {
			done = Objects.requireNonNull(this.transaction.execute((status) -> handOver(live)));
		}
		this.snapshot.delete(live.id());
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
		String done = this.office.tell(live, settings(live), lastExpiry(live));
		this.files.append(live.id(), HANDED_OVER, done.getBytes(StandardCharsets.UTF_8));
		return done;
	}

}
