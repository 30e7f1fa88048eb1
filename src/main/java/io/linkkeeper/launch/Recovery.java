package io.linkkeeper.launch;

import java.util.List;
import java.util.Optional;

import io.linkkeeper.ledger.Ownership;
import io.linkkeeper.ledger.Run;
import io.linkkeeper.ledger.Runs;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Marks executions that died as failed, so that Spring Batch lets their run go on. Steps
 * it left UNKNOWN too: the position is the ledger's, not Batch's. The caller has made
 * sure that no process executes the run. Thread-safe.
 */
@Component
class Recovery {

	private final JobRepository jobRepository;

	private final JobOperator jobOperator;

	private final Runs runs;

	private final Ownership ownership;

	Recovery(JobRepository jobRepository, JobOperator jobOperator, Runs runs, Ownership ownership) {
		this.jobRepository = jobRepository;
		this.jobOperator = jobOperator;
		this.runs = runs;
		this.ownership = ownership;
	}

	/**
	 * Whether an execution of the run is marked as running, or as unknown.
	 */
	boolean isNeeded(Run run) {
		return executions(run).stream().anyMatch(Recovery::isStuck);
	}

	/**
	 * Recovers what needs it.
	 * @return the run's last execution as it stands now, or nothing when there is none
	 */
	Optional<JobExecution> recover(Run run) {
		for (JobExecution execution : executions(run)) {
			if (isStuck(execution)) {
				recover(execution);
				this.runs.end(run.id(), ExitCode.FAILED.number(), "its process died; recovered");
			}
		}
		this.ownership.forget(run.id());
		return executions(run).stream().max((left, right) -> Long.compare(left.getId(), right.getId()));
	}

	private static boolean isStuck(JobExecution execution) {
		return isStuck(execution.getStatus())
				|| execution.getStepExecutions().stream().anyMatch((step) -> isStuck(step.getStatus()));
	}

	private static boolean isStuck(BatchStatus status) {
		return status.isRunning() || status == BatchStatus.STOPPING || status == BatchStatus.UNKNOWN;
	}

	private void recover(JobExecution execution) {
		for (StepExecution step : execution.getStepExecutions()) {
			if (step.getStatus() == BatchStatus.UNKNOWN) {
				step.setStatus(BatchStatus.FAILED);
				this.jobRepository.update(step);
			}
		}
		if (execution.getStatus() == BatchStatus.UNKNOWN) {
			// Batch would leave it alone
			execution.setStatus(BatchStatus.STARTED);
		}
		this.jobOperator.recover(execution);
	}

	private List<JobExecution> executions(Run run) {
		@Nullable Long instanceId = run.jobInstanceId();
		@Nullable JobInstance instance = (instanceId != null) ? this.jobRepository.getJobInstance(instanceId) : null;
		return (instance != null) ? this.jobRepository.getJobExecutions(instance) : List.of();
	}

}
