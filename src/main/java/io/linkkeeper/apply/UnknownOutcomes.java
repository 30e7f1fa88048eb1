package io.linkkeeper.apply;

import java.time.Clock;
import java.util.Optional;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunEnds;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.StateCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Reads back the changes with unknown outcome of a run that is not resumed, and sends
 * nothing. Thread-safe.
 */
@Component
public class UnknownOutcomes {

	private static final Logger logger = LoggerFactory.getLogger(UnknownOutcomes.class);

	private final LinkChanges changes;

	private final Ownership ownership;

	private final Runs runs;

	private final RunEnds ends;

	private final ApplySettings settings;

	private final Clock clock;

	UnknownOutcomes(LinkChanges changes, Ownership ownership, Runs runs, RunEnds ends, ApplySettings settings,
			Clock clock) {
		this.changes = changes;
		this.ownership = ownership;
		this.runs = runs;
		this.ends = ends;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Reads back the changes with unknown outcome and records what became of them: a
	 * change without effect counts as not sent. Waits as long as a restart does for
	 * requests that may still take effect.
	 * @param live the run, which no process executes and which holds its account, with a
	 * connection of its own
	 * @return the run's changes by state; with unknown ones only when a stop was
	 * requested
	 */
	public StateCounts readBack(LiveRun live) {
		StateCounts counts = settle(live);
		live.noteTraffic();
		return counts;
	}

	/**
	 * Reads back what other runs of the account had sent when their processes fell
	 * silent, before a run that holds the account writes to it. A process that executes
	 * one of them again waits for the account, too.
	 * @param live the run that holds the account
	 */
	void readBackOthers(LiveRun live) {
		this.runs.unsettled(live.facts())
			.stream()
			.filter((other) -> !live.isStopping() && count(other.id()).unknown() > 0)
			.forEach((other) -> readBack(other, live));
	}

	private StateCounts count(long runId) {
		return this.changes.count(runId).withoutProcess();
	}

	private void readBack(Run other, LiveRun live) {
		logger.info("Run %d waits for what run %d sent without an answer".formatted(live.id(), other.id()));
		StateCounts counts = settle(
				new LiveRun(this.runs, other, live.executionId(), live.definition(), live.client(), live.stop()));
		if (other.endedAt() != null) {
			this.ends.amend(other.id(), null, counts);
		}
	}

	private StateCounts settle(LiveRun live) {
		UnknownOutcomeResolver resolver = UnknownOutcomeResolver.settling(live, this.changes,
				this.ownership.longestInFlight(), this.settings, this.clock);
		Optional<UnknownOutcomeResolver.Result> result = resolver.next();
		while (result.isPresent() && !live.isStopping()) {
			this.changes.settle(result.get().lease(), result.get().outcomes());
			resolver.settled(result.get().outcomes());
			result = resolver.next();
		}
		return this.changes.count(live.id());
	}

}
