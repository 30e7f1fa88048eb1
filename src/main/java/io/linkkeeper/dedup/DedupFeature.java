package io.linkkeeper.dedup;

import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;

import io.linkkeeper.definition.rule.DedupSettings;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.execution.BatchRule;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.execution.RuleContext;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.Runs;
import io.linkkeeper.snapshot.LinkSnapshot;
import io.linkkeeper.snapshot.SnapshotPreparation;
import io.linkkeeper.snapshot.StagedReader;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Job feature of dedup: stages the account, reads the links sorted by group and
 * survivorship, and decides about each link with its survivor. Stateless and thread-safe.
 */
final class DedupFeature implements JobFeature {

	private final LinkSnapshot snapshot;

	private final Clock clock;

	private final SnapshotPreparation preparation;

	DedupFeature(LinkSnapshot snapshot, Runs runs, TransactionTemplate transaction, Clock clock) {
		this.snapshot = snapshot;
		this.clock = clock;
		this.preparation = new SnapshotPreparation(snapshot, runs, transaction, (live) -> order(live.context()));
	}

	@Override
	public JobType type() {
		return JobType.DEDUP;
	}

	@Override
	public Optional<Preparation> preparation() {
		return Optional.of(this.preparation);
	}

	private static Comparator<ShortLink> order(RuleContext context) {
		return DuplicateGroups.order(key(context), survivorship(context));
	}

	@Override
	public CollectSpec<?> collectSpec(LiveRun live) {
		RuleContext context = live.context();
		Comparator<ShortLink> order = order(context);
		StagedReader<Candidate> reader = new StagedReader<>(
				() -> new DuplicateGroups(this.snapshot.sorted(live.id(), order), key(context),
						live.definition()::admits),
				(candidate) -> candidate.survivor() != null);
		return new CollectSpec<>(reader, BatchRule.each(rule(context)), new SurvivorCheck(context.asOf(), this.clock));
	}

	@Override
	public Decision decide(ShortLink link, RuleContext context) {
		DuplicateLookup lookup = new DuplicateLookup(context, key(context), survivorship(context));
		return rule(context).decide(lookup.candidate(link));
	}

	private static DedupRule rule(RuleContext context) {
		return new DedupRule(settings(context), survivorship(context));
	}

	private static DuplicateKey key(RuleContext context) {
		return new DuplicateKey(settings(context).key());
	}

	private static Survivorship survivorship(RuleContext context) {
		return new Survivorship(settings(context).keep(), context.asOf());
	}

	private static DedupSettings settings(RuleContext context) {
		return (DedupSettings) context.definition().settings();
	}

	/** Deletes the snapshot once the plan is decided, as nothing reads it afterwards. */
	@Override
	public void report(LiveRun live) {
		if (live.facts().decision() != null) {
			this.snapshot.delete(live.id());
		}
	}

}
