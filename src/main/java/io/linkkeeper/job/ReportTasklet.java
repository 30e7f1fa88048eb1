package io.linkkeeper.job;

import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * The report step: has the job type deliver its results and report. It is a step because
 * Spring Batch marks a job COMPLETED before it calls the listeners: a crash in between
 * would leave a completed run without its results.
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
		this.feature.complete(live).ifPresent(live::recordOutcome);
		this.feature.report(live);
		return RepeatStatus.FINISHED;
	}

}
