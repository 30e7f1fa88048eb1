package io.linkkeeper.job;

import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Lets a feature hand over what it made, and report, as the last step of a run. It is a
 * step because Spring Batch writes down that a run is complete before its listeners hear
 * of it: a process that dies in between would leave a run that is done, without what it
 * made.
 */
final class ReportTasklet implements Tasklet {

	private final LiveRuns liveRuns;

	private final JobFeature feature;

	ReportTasklet(LiveRuns liveRuns, JobFeature feature) {
		this.liveRuns = liveRuns;
		this.feature = feature;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		LiveRun live = this.liveRuns.of(context);
		this.feature.complete(live).ifPresent(live::tell);
		this.feature.report(live);
		return RepeatStatus.FINISHED;
	}

}
