package io.linkkeeper.job;

import io.linkkeeper.execution.ConnectivityCheck;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.execution.ProgressFeed;

import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.builder.TaskletStepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;

/**
 * Builds the steps of all jobs. Each step ends STOPPED on a stop request, and runs
 * without a transaction, because its tasklet calls the API and opens short transactions
 * itself. Thread-safe.
 */
@Component
final class JobSteps {

	private static final TransactionAttribute NO_TRANSACTION = new DefaultTransactionAttribute(
			TransactionAttribute.PROPAGATION_NOT_SUPPORTED);

	private final JobRepository jobRepository;

	private final PlatformTransactionManager transactionManager;

	private final LiveRuns liveRuns;

	private final ConnectivityCheck connectivityCheck;

	private final ProgressFeed progress;

	JobSteps(JobRepository jobRepository, PlatformTransactionManager transactionManager, LiveRuns liveRuns,
			ConnectivityCheck connectivityCheck, ProgressFeed progress) {
		this.jobRepository = jobRepository;
		this.transactionManager = transactionManager;
		this.liveRuns = liveRuns;
		this.connectivityCheck = connectivityCheck;
		this.progress = progress;
	}

	/**
	 * Builds a step that does not start again once it is complete.
	 */
	Step step(String name, Tasklet tasklet) {
		return builder(name, tasklet).build();
	}

	Step preparation(Preparation preparation) {
		return step(preparation.stepName(),
				new PreparationTasklet(this.liveRuns, this.connectivityCheck, preparation, this.progress));
	}

	Step report(JobFeature feature) {
		return lastStep("report", new ReportTasklet(this.liveRuns, feature));
	}

	JobExecutionListener reportListener(JobFeature feature) {
		return new ReportListener(this.liveRuns, feature);
	}

	Step cleanup(TableCleanup cleanup) {
		return lastStep(cleanup.stepName(), new CleanupTasklet(this.liveRuns, cleanup, this.progress));
	}

	/**
	 * Builds a step that starts again although it is complete: a process may die between
	 * the end of the last step and that of the job, and the next execution must still
	 * report.
	 */
	private Step lastStep(String name, Tasklet tasklet) {
		return builder(name, tasklet).allowStartIfComplete(true).build();
	}

	private TaskletStepBuilder builder(String name, Tasklet tasklet) {
		return new StepBuilder(name, this.jobRepository)
			.tasklet(new StoppableTasklet(this.liveRuns, tasklet), this.transactionManager)
			.transactionAttribute(NO_TRANSACTION);
	}

}
