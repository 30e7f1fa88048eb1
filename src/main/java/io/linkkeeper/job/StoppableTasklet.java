package io.linkkeeper.job;

import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.StopSignal;
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Ends a step STOPPED, and so restartable, when a stop of its run is requested: before
 * the next call of the tasklet, or when the stop interrupts a pause or a request.
 */
final class StoppableTasklet implements Tasklet {

	private static final Logger logger = LoggerFactory.getLogger(StoppableTasklet.class);

	private final LiveRuns liveRuns;

	private final Tasklet tasklet;

	StoppableTasklet(LiveRuns liveRuns, Tasklet tasklet) {
		this.liveRuns = liveRuns;
		this.tasklet = tasklet;
	}

	@Override
	public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context) throws Exception {
		StopSignal stop = this.liveRuns.of(context).stop();
		try {
			return stop.isRaised() ? RepeatStatus.FINISHED : this.tasklet.execute(contribution, context);
		}
		catch (RuntimeException ex) {
			if (!stop.isRaised()) {
				throw ex;
			}
			logger.info("Interrupted by a stop request: " + FailureText.of(ex));
			return RepeatStatus.FINISHED;
		}
		finally {
			if (stop.isRaised()) {
				stop.clearInterrupt();
				contribution.getStepExecution().setTerminateOnly();
			}
		}
	}

}
