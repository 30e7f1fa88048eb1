package io.linkkeeper.job;

import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Calls the job type's report at the end of an execution that did not complete;
 * {@link ReportTasklet} does so for one that did. A failure is only logged, because the
 * end of the next execution reports again.
 */
final class ReportListener implements JobExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(ReportListener.class);

	private final LiveRuns liveRuns;

	private final JobFeature feature;

	ReportListener(LiveRuns liveRuns, JobFeature feature) {
		this.liveRuns = liveRuns;
		this.feature = feature;
	}

	@Override
	public void afterJob(JobExecution execution) {
		if (execution.getStatus() != BatchStatus.COMPLETED) {
			this.liveRuns.find(execution.getId()).ifPresent(this::report);
		}
	}

	private void report(LiveRun live) {
		try {
			if (live.facts().waitsForApproval()) {
				this.feature.preview(live).ifPresent(live::recordOutcome);
			}
			this.feature.report(live);
		}
		catch (RuntimeException ex) {
			logger.error("The report of run " + live.id() + " could not be written: " + FailureText.of(ex));
		}
	}

}
