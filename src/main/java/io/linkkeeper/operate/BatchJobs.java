package io.linkkeeper.operate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.text.FailureText;
import org.slf4j.MDC;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.stereotype.Component;

/**
 * Starts and abandons the Spring Batch jobs of runs. Thread-safe.
 */
@Component
class BatchJobs {

	/** The MDC key of the run id. */
	private static final String LOGGED_RUN = "run";

	private final JobOperator jobOperator;

	private final Map<String, Job> jobs;

	BatchJobs(JobOperator jobOperator, List<Job> jobs) {
		this.jobOperator = jobOperator;
		this.jobs = jobs.stream().collect(Collectors.toUnmodifiableMap(Job::getName, Function.identity()));
	}

	/**
	 * Executes a run on the calling thread.
	 * @param run the run
	 * @param accountWait the maximum wait for the lock on its account
	 * @return its execution, which has ended
	 */
	JobExecution start(Run run, Duration accountWait) {
		MDC.put(LOGGED_RUN, String.valueOf(run.id()));
		try {
			return this.jobOperator.start(job(run), RunParameters.of(run, accountWait));
		}
		catch (JobExecutionException ex) {
			throw new RefusedException(ExitCode.FAILED, "Run %d could not be executed: %s. `show %d` tells its state."
				.formatted(run.id(), FailureText.of(ex), run.id()), ex);
		}
		finally {
			MDC.remove(LOGGED_RUN);
		}
	}

	private Job job(Run run) {
		Job job = this.jobs.get(run.type());
		if (job == null) {
			throw new IllegalStateException("There is no batch job for type " + run.type());
		}
		return job;
	}

	void abandon(Run run, JobExecution last) {
		try {
			this.jobOperator.abandon(last);
		}
		catch (JobExecutionException ex) {
			throw new RefusedException(ExitCode.FAILED, "Run %d could not be abandoned: %s. `show %d` tells its state."
				.formatted(run.id(), FailureText.of(ex), run.id()), ex);
		}
	}

}
