package io.linkkeeper.batch;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Ends a step before it begins when the run was asked to stop between two steps.
 */
final class StopListener implements StepExecutionListener {

	private final LiveRuns liveRuns;

	StopListener(LiveRuns liveRuns) {
		this.liveRuns = liveRuns;
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		if (this.liveRuns.get(stepExecution.getJobExecutionId()).stop().isRaised()) {
			stepExecution.setTerminateOnly();
		}
	}

}
