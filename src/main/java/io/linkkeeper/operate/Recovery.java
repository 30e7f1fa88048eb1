package io.linkkeeper.operate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.ledger.RepeatedAdds;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.StateCounts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Repairs the Batch metadata of a run after a crash, so that the run can be restarted:
 * executions in a running status, steps in status UNKNOWN (the position is in the ledger,
 * not in Batch), a job instance without execution, a missing end. Reads back what the run
 * sent without an answer when it is not to be restarted. The caller holds the lock on the
 * run. Thread-safe.
 */
@Component
class Recovery {

	private static final Logger logger = LoggerFactory.getLogger(Recovery.class);

	private final JobRepository jobRepository;

	private final JobOperator jobOperator;

	private final RunEndRecorder ends;

	private final LinkChanges changes;

	private final RepeatedAdds repeatedAdds;

	private final RunConnections connections;

	Recovery(JobRepository jobRepository, JobOperator jobOperator, RunEndRecorder ends, LinkChanges changes,
			RepeatedAdds repeatedAdds, RunConnections connections) {
		this.jobRepository = jobRepository;
		this.jobOperator = jobOperator;
		this.ends = ends;
		this.changes = changes;
		this.repeatedAdds = repeatedAdds;
		this.connections = connections;
	}

	/**
	 * Whether the last execution of the run has no recorded end.
	 */
	boolean isNeeded(Run run) {
		return run.endedAt() == null || executions(run).stream().anyMatch(Recovery::isStuck);
	}

	/**
	 * Recovers a run where needed.
	 * @return the run's last execution, or empty when there is none
	 */
	Optional<JobExecution> recover(Run run) {
		// also of a run whose end is recorded: Batch may have failed again since
		deleteEmptyInstance(run);
		if (isNeeded(run)) {
			Optional<JobExecution> last = last(run);
			boolean died = last.isEmpty() || isStuck(last.get());
			executions(run).stream().filter(Recovery::isStuck).forEach(this::recover);
			StateCounts counts = this.changes.count(run.id());
			if (died) {
				this.ends.writeInterrupted(run, counts);
			}
			else {
				this.ends.write(run, ExecutionResult.of(last.get(), run, counts), counts);
			}
		}
		Optional<JobExecution> last = last(run);
		last.ifPresent((execution) -> this.ends.recordInstance(run, execution.getJobInstanceId()));
		return last;
	}

	/**
	 * Whether the ledger does not tell all that a recovered run did.
	 */
	boolean isUncertain(Run run, JobExecution last) {
		return this.changes.count(run.id()).withoutProcess().unknown() > 0 || mayHaveTwins(run, last);
	}

	private boolean mayHaveTwins(Run run, JobExecution last) {
		return last.getStatus() != BatchStatus.COMPLETED && this.repeatedAdds.lastSettledAt(run.id()).isPresent();
	}

	/**
	 * Reads back the changes with unknown outcome of a recovered run, so that the ledger
	 * tells what the run did, and looks for links that it added twice, unless it is
	 * complete and has looked. Changes without effect count as not sent.
	 * @param run the run
	 * @param last its last execution
	 * @param otherwise the command that helps when this fails, as the end of a sentence
	 * @return its changes by state, none with unknown outcome
	 * @throws RefusedException when an outcome remains unknown
	 */
	StateCounts readBack(Run run, JobExecution last, String otherwise) {
		StateCounts counts = this.changes.count(run.id()).withoutProcess();
		if (!isUncertain(run, last)) {
			return counts;
		}
		logger.info(("Run %d reads back %d changes of unknown outcome%s; as they may still take effect, that can last"
				+ " minutes")
			.formatted(run.id(), counts.unknown(),
					mayHaveTwins(run, last) ? " and looks for links that it added twice" : ""));
		try {
			StateCounts read = this.connections.readBack(run, last.getId()).withoutProcess();
			this.ends.amend(run, read);
			if (read.unknown() > 0) {
				throw unknown(ExitCode.STOPPED, run, read, "it was stopped", otherwise, null);
			}
			return read;
		}
		catch (KalturaException | IllegalStateException ex) {
			throw unknown(ExitCode.FAILED, run, counts, String.valueOf(ex.getMessage()), otherwise, ex);
		}
	}

	/**
	 * Describes what remains of the adds that made more than one link.
	 * @param run the run
	 * @return the end of a sentence, or an empty text
	 */
	String describeTwins(Run run) {
		long twice = this.repeatedAdds.countDouble(run.id());
		return (twice > 0)
				? "; %d links may have been added twice, as requests went unanswered: `show %d --changes`"
					.formatted(twice, run.id()) + " names them, and `undo %d` disables both of each".formatted(run.id())
				: "";
	}

	/**
	 * Records that a run is abandoned, in place of how its last execution ended.
	 */
	void recordAbandoned(Run run, String message, StateCounts counts) {
		this.ends.abandon(run, message, counts);
	}

	/**
	 * Records how a run stands whose plan was revised.
	 */
	void recordRevised(Run run) {
		this.ends.revise(run);
	}

	private static RefusedException unknown(ExitCode exitCode, Run run, StateCounts counts, String why,
			String otherwise, @Nullable Exception cause) {
		return new RefusedException(exitCode,
				"Run %d sent %d changes whose outcome is unknown, and they could not be read back: %s. %s."
					.formatted(run.id(), counts.unknown(), why.replaceFirst("[.]$", ""), otherwise),
				cause);
	}

	private Optional<JobExecution> last(Run run) {
		return executions(run).stream().max(Comparator.comparing(JobExecution::getId));
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
			// JobOperator ignores executions in status UNKNOWN
			execution.setStatus(BatchStatus.STARTED);
		}
		this.jobOperator.recover(execution);
	}

	/**
	 * Deletes a job instance without execution, which Batch can neither start nor
	 * restart.
	 */
	private void deleteEmptyInstance(Run run) {
		JobInstance instance = instance(run);
		if (instance != null && executions(run).isEmpty()) {
			this.jobRepository.deleteJobInstance(instance);
		}
	}

	private List<JobExecution> executions(Run run) {
		JobInstance instance = instance(run);
		return (instance != null) ? this.jobRepository.getJobExecutions(instance) : List.of();
	}

	private @Nullable JobInstance instance(Run run) {
		return this.jobRepository.getJobInstance(run.type(), RunParameters.of(run));
	}

}
