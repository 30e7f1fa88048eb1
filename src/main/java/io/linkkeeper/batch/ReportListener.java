package io.linkkeeper.batch;

import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Lets a feature hand over what it made, and report at every end. What cannot be given
 * fails the execution, so that nobody takes the run for done and a restart gives it.
 */
final class ReportListener implements JobExecutionListener {

	private static final Log logger = LogFactory.getLog(ReportListener.class);

	private final LiveRuns liveRuns;

	private final JobFeature feature;

	ReportListener(LiveRuns liveRuns, JobFeature feature) {
		this.liveRuns = liveRuns;
		this.feature = feature;
	}

	@Override
	public void afterJob(JobExecution execution) {
		this.liveRuns.find(execution.getId()).ifPresent((live) -> {
			try {
				outcome(execution, live).ifPresent(live::tell);
				this.feature.report(live);
			}
			catch (RuntimeException ex) {
				logger.error("What run " + live.id() + " is to hand over could not be written: " + ex.getMessage());
				execution.addFailureException(ex);
				execution.setStatus(BatchStatus.FAILED);
				execution.setExitStatus(ExitStatus.FAILED.addExitDescription(String.valueOf(ex.getMessage())));
			}
		});
	}

	private Optional<String> outcome(JobExecution execution, LiveRun live) {
		if (execution.getStatus() == BatchStatus.COMPLETED) {
			return this.feature.complete(live);
		}
		boolean waits = execution.getStatus() == BatchStatus.STOPPED && live.facts().waitsForApproval();
		return waits ? this.feature.foretell(live) : Optional.empty();
	}

}
