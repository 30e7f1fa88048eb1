package io.linkkeeper.operate;

import java.util.Optional;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.lock.LostLockException;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Opens the API connection of an execution before its job, and closes it and records the
 * end afterwards. Thread-safe.
 */
@Component
class RunLifecycle implements JobExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(RunLifecycle.class);

	private final Runs runs;

	private final RunEndRecorder ends;

	private final LinkChanges changes;

	private final RunConnections connections;

	private final Ownership ownership;

	private final ObjectProvider<RunListener> listeners;

	RunLifecycle(Runs runs, RunEndRecorder ends, LinkChanges changes, RunConnections connections, Ownership ownership,
			ObjectProvider<RunListener> listeners) {
		this.runs = runs;
		this.ends = ends;
		this.changes = changes;
		this.connections = connections;
		this.ownership = ownership;
		this.listeners = listeners;
	}

	@Override
	public void beforeJob(JobExecution execution) {
		Run run = this.runs.get(RunParameters.runIdOf(execution));
		this.runs.begin(run.id(), execution.getJobInstanceId());
		this.connections.open(run, execution.getId());
		this.listeners.forEach((listener) -> listener.executionStarted(run));
	}

	/**
	 * Logs failures, as Spring Batch would: the run stays without a recorded end until it
	 * is recovered.
	 */
	@Override
	public void afterJob(JobExecution execution) {
		try {
			end(execution, RunParameters.runIdOf(execution));
		}
		catch (LostLockException ex) {
			logger.warn("Run %d was taken over by another process, which records its end"
				.formatted(RunParameters.runIdOf(execution)));
		}
		catch (RuntimeException ex) {
			logger.error("The end of run " + RunParameters.runIdOf(execution) + " could not be written: "
					+ FailureText.of(ex), ex);
		}
	}

	private void end(JobExecution execution, long runId) {
		Optional<LiveRun> live = this.connections.remove(execution.getId());
		live.ifPresent(this::leave);
		this.ownership.requireAll(runId);
		StateCounts counts = this.changes.count(runId);
		Run run = this.runs.get(runId);
		ExecutionResult changesOnly = ExecutionResult.of(execution, run, counts);
		ExecutionResult result = live.flatMap(LiveRun::outcome)
			.map((outcome) -> changesOnly.withOutcome(run, outcome))
			.orElse(changesOnly);
		execution.getAllFailureExceptions()
			.forEach((failure) -> logger.debug("Run %d %s".formatted(runId, result.message()), failure));
		this.ends.write(run, result, counts);
		this.listeners.forEach((listener) -> listener.executionEnded(run, result.exitCode(), counts));
	}

	private void leave(LiveRun live) {
		try (live) {
			live.noteTraffic();
			this.listeners.forEach(
					(listener) -> listener.requestsCompleted(live.client().statistics(), live.client().refusals()));
		}
	}

}
