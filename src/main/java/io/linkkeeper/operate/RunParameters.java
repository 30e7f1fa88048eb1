package io.linkkeeper.operate;

import java.time.Duration;
import java.util.Objects;

import io.linkkeeper.apply.AccountLock;
import io.linkkeeper.run.Run;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Converts runs to and from Spring Batch job parameters: the run key identifies the job
 * instance, the run id refers to the run's rows.
 */
final class RunParameters {

	private static final String RUN_KEY = "runKey";

	private static final String RUN_ID = "runId";

	private RunParameters() {
	}

	static JobParameters of(Run run) {
		return builder(run).toJobParameters();
	}

	static JobParameters of(Run run, Duration accountWait) {
		return AccountLock.wait(builder(run), accountWait).toJobParameters();
	}

	private static JobParametersBuilder builder(Run run) {
		return new JobParametersBuilder().addString(RUN_KEY, run.key(), true).addLong(RUN_ID, run.id(), false);
	}

	static long runIdOf(JobExecution execution) {
		return Objects.requireNonNull(execution.getJobParameters().getLong(RUN_ID));
	}

}
