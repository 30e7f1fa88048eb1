package io.linkkeeper.job;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.ProgressFeed;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Does a chore part by part, so that a stop or a restart finds its place between two.
 */
final class CleanupTasklet implements Tasklet {

	private final LiveRuns liveRuns;

	private final TableCleanup chore;

	private final ProgressFeed progress;

	CleanupTasklet(LiveRuns liveRuns, TableCleanup chore, ProgressFeed progress) {
		this.liveRuns = liveRuns;
		this.chore = chore;
		this.progress = progress;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		LiveRun live = this.liveRuns.of(context);
		int done = this.chore.next(live);
		if (done < 0) {
			live.tell(this.chore.outcome(live));
			return RepeatStatus.FINISHED;
		}
		for (int i = 0; i < done; i++) {
			contribution.incrementReadCount();
		}
		this.progress.publish(live.id(), this.chore.stepName(), contribution.getStepExecution().getReadCount() + done,
				-1);
		return RepeatStatus.CONTINUABLE;
	}

}
