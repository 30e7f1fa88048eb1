package io.linkkeeper.batch;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Lets a feature report at every end. A report that cannot be given fails the execution,
 * so that nobody takes the run for done and a restart gives it.
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
				this.feature.report(live);
			}
			catch (RuntimeException ex) {
				logger.error("The report of run " + live.id() + " could not be written: " + ex.getMessage());
				execution.addFailureException(ex);
				execution.setStatus(BatchStatus.FAILED);
				execution.setExitStatus(ExitStatus.FAILED.addExitDescription(String.valueOf(ex.getMessage())));
			}
		});
	}

}
