package io.linkkeeper.job;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.ProgressFeed;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Executes a table cleanup part by part; a stop or a restart takes effect between two
 * parts.
 */
final class CleanupTasklet implements Tasklet {

	private final LiveRuns liveRuns;

	private final TableCleanup cleanup;

	private final ProgressFeed progress;

	CleanupTasklet(LiveRuns liveRuns, TableCleanup cleanup, ProgressFeed progress) {
		this.liveRuns = liveRuns;
		this.cleanup = cleanup;
		this.progress = progress;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		LiveRun live = this.liveRuns.of(context);
		int done = this.cleanup.next(live);
		if (done < 0) {
			live.recordOutcome(this.cleanup.outcome(live));
			return RepeatStatus.FINISHED;
		}
		for (int i = 0; i < done; i++) {
			contribution.incrementReadCount();
		}
		this.progress.publish(live.id(), this.cleanup.stepName(), contribution.getStepExecution().getReadCount() + done,
				-1);
		return RepeatStatus.CONTINUABLE;
	}

}
