package io.linkkeeper.batch;

import java.util.List;

import io.linkkeeper.batch.SubjectReader.Batch;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.ledger.Run;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Reads batch by batch, decides, and writes the planned changes to the ledger. Each call
 * does one batch: it is read outside any transaction, then its changes, its counts and
 * the position after it are written in one. So a restart goes on exactly where the last
 * written batch ended.
 */
final class CollectTasklet implements Tasklet {

	private final LiveRuns liveRuns;

	private final ApiContact contact;

	private final JobFeature feature;

	private final LinkChanges changes;

	private final ProgressFeed progress;

	CollectTasklet(LiveRuns liveRuns, ApiContact contact, JobFeature feature, LinkChanges changes,
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
			this.contact.beforeCollect(live);
		}
		Run run = live.facts();
		Assignment assignment = live.assignment(this.feature);
		Batch<ShortLink> batch = assignment.reader().read(run.collectPosition());
		live.noteTraffic();
		if (batch == null) {
			return RepeatStatus.FINISHED;
		}
		record(live, assignment, batch, contribution);
		this.progress.publish(run.id(), "collect", contribution.getStepExecution().getReadCount(), -1);
		return RepeatStatus.CONTINUABLE;
	}

	private void record(LiveRun live, Assignment assignment, Batch<ShortLink> batch, StepContribution contribution) {
		List<LinkChange> planned = assignment.decide(live.definition(), batch.subjects());
		int scanned = batch.subjects().size();
		this.changes.collected(live.id(), live.executionId(), planned, scanned, 0, batch.position());
		for (int i = 0; i < scanned; i++) {
			contribution.incrementReadCount();
		}
		contribution.incrementWriteCount(planned.size());
		contribution.incrementFilterCount((long) scanned - planned.size());
	}

}
