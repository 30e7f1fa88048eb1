package io.linkkeeper.collect;

import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.ConnectivityCheck;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.execution.ReadAhead;
import io.linkkeeper.execution.StepFactory;
import io.linkkeeper.ledger.CollectedBatch;
import io.linkkeeper.ledger.LinkChanges;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * The collect step: reads subjects batch by batch, decides, and records the planned
 * changes in the ledger. Each call handles one batch. It is read outside a transaction;
 * then its changes, counts and the next position are recorded in one transaction, while
 * the next batch is read. A restart resumes after the last recorded batch. Thread-safe.
 */
@Component
final class CollectStep implements StepFactory {

	private final LiveRuns liveRuns;

	private final ConnectivityCheck connectivityCheck;

	private final LinkChanges changes;

	private final ProgressFeed progress;

	CollectStep(LiveRuns liveRuns, ConnectivityCheck connectivityCheck, LinkChanges changes, ProgressFeed progress) {
		this.liveRuns = liveRuns;
		this.connectivityCheck = connectivityCheck;
		this.changes = changes;
		this.progress = progress;
	}

	@Override
	public Tasklet tasklet(JobFeature feature) {
		return (contribution, context) -> execute(feature, contribution, context);
	}

	private RepeatStatus execute(JobFeature feature, StepContribution contribution, ChunkContext context) {
		LiveRun live = this.liveRuns.of(context);
		if (live.facts().collectPosition() == null) {
			this.connectivityCheck.beforeReading(live);
		}
		ReadAhead reading = live.collecting(feature);
		String from = live.facts().collectPosition();
		CollectSpec.Decided decided = reading.next(from);
		live.noteTraffic();
		if (decided == null) {
			return RepeatStatus.FINISHED;
		}
		record(live, from, decided, contribution);
		long read = contribution.getStepExecution().getReadCount() + contribution.getReadCount();
		this.progress.publish(live.id(), "collect", read, reading.total());
		return RepeatStatus.CONTINUABLE;
	}

	private void record(LiveRun live, @Nullable String from, CollectSpec.Decided decided,
			StepContribution contribution) {
		int scanned = decided.scanned();
		int planned = decided.decisions().changes().size();
		this.changes.collected(live.id(), live.executionId(),
				new CollectedBatch(decided.decisions(), scanned, from, decided.position()));
		for (int i = 0; i < scanned; i++) {
			contribution.incrementReadCount();
		}
		contribution.incrementWriteCount(planned);
		contribution.incrementFilterCount((long) scanned - planned);
	}

}
