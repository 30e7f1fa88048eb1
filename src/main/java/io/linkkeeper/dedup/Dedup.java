package io.linkkeeper.dedup;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.linkkeeper.definition.DedupSettings;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.snapshot.LinkSnapshot;
import io.linkkeeper.snapshot.SnapshotPreparation;
import io.linkkeeper.snapshot.StagedReader;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Dedup: the account is staged in the order of groups and survivorship, then gone through
 * link by link. Without state of its own, so thread-safe.
 */
final class Dedup implements JobFeature {

	private final LinkSnapshot snapshot;

	private final Clock clock;

	private final SnapshotPreparation preparation;

	Dedup(LinkSnapshot snapshot, Runs runs, TransactionTemplate transaction, Clock clock) {
		this.snapshot = snapshot;
		this.clock = clock;
		this.preparation = new SnapshotPreparation(snapshot, runs, transaction, Dedup::order);
	}

	@Override
	public Optional<Preparation> preparation() {
		return Optional.of(this.preparation);
	}

	private static Comparator<ShortLink> order(LiveRun live) {
		DedupSettings settings = settings(live);
		return Groups.order(new DuplicateKey(settings.key()), new Survivorship(settings.keep(), live.facts().asOf()));
	}

	private static DedupSettings settings(LiveRun live) {
		return (DedupSettings) live.definition().settings();
	}

	@Override
	public CollectSpec<?> assign(LiveRun live) {
		Run run = live.facts();
		DedupSettings settings = settings(live);
		DuplicateKey key = new DuplicateKey(settings.key());
		DedupRule rule = new DedupRule(settings, new Survivorship(settings.keep(), run.asOf()));
		Comparator<ShortLink> order = order(live);
		StagedReader<Candidate> reader = new StagedReader<>(
				() -> new Groups(this.snapshot.sorted(run.id(), order), key, live.definition()::admits),
				(candidate) -> candidate.survivor() != null);
		return new CollectSpec<>(reader, (candidates) -> Decisions.of(decide(rule, candidates)),
				new SurvivorCheck(run.asOf(), this.clock));
	}

	private static List<LinkChange> decide(DedupRule rule, List<Candidate> candidates) {
		return candidates.stream().map(rule::process).filter(Objects::nonNull).toList();
	}

	/** Once the plan is made, nobody reads the snapshot again. */
	@Override
	public void report(LiveRun live) {
		if (live.facts().decision() != null) {
			this.snapshot.delete(live.id());
		}
	}

}
