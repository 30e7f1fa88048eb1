package io.linkkeeper.collect;

import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.ConnectivityCheck;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.ledger.LinkChanges;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Reads batch by batch, decides, and writes the planned changes to the ledger. Each call
 * does one batch: it is read outside any transaction, then its changes, its counts and
 * the position after it are written in one, while the next is read. So a restart goes on
 * exactly where the last written batch ended.
 */
public final class CollectTasklet implements Tasklet {

	private final LiveRuns liveRuns;

	private final ConnectivityCheck contact;

	private final JobFeature feature;

	private final LinkChanges changes;

	private final ProgressFeed progress;

	public CollectTasklet(LiveRuns liveRuns, ConnectivityCheck contact, JobFeature feature, LinkChanges changes,
			ProgressFeed progress) {
		this.liveRuns = liveRuns;
		this.contact = contact;
		this.feature = feature;
		this.changes = changes;
		this.progress = progress;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		LiveRun live = this.liveRuns.of(context);
		if (live.facts().collectPosition() == null) {
			this.contact.beforeReading(live);
		}
		CollectSpec.Decided decided = live.collecting(this.feature).next(live.facts().collectPosition());
		live.noteTraffic();
		if (decided == null) {
			return RepeatStatus.FINISHED;
		}
		record(live, decided, contribution);
		this.progress.publish(live.id(), "collect", contribution.getStepExecution().getReadCount(), -1);
		return RepeatStatus.CONTINUABLE;
	}

	private void record(LiveRun live, CollectSpec.Decided decided, StepContribution contribution) {
		int scanned = decided.scanned();
		int planned = decided.decisions().changes().size();
		this.changes.collected(live.id(), live.executionId(), decided.decisions(), scanned, decided.position());
		for (int i = 0; i < scanned; i++) {
			contribution.incrementReadCount();
		}
		contribution.incrementWriteCount(planned);
		contribution.incrementFilterCount((long) scanned - planned);
	}

}
