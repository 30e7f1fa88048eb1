package io.linkkeeper.operate;

import java.util.Optional;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.StateCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Begins and ends each execution of a run: connects it to its account, and at every end,
 * good or bad, disconnects it and writes down how it ended. Thread-safe.
 */
@Component
class RunLifecycle implements JobExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(RunLifecycle.class);

	private final Runs runs;

	private final RunEnds ends;

	private final LinkChanges changes;

	private final RunConnections connections;

	private final Ownership ownership;

	private final ObjectProvider<RunWatch> watches;

	RunLifecycle(Runs runs, RunEnds ends, LinkChanges changes, RunConnections connections, Ownership ownership,
			ObjectProvider<RunWatch> watches) {
		this.runs = runs;
		this.ends = ends;
		this.changes = changes;
		this.connections = connections;
		this.ownership = ownership;
		this.watches = watches;
	}

	@Override
	public void beforeJob(JobExecution execution) {
		Run run = this.runs.get(RunParameters.runIdOf(execution));
		this.runs.begin(run.id(), execution.getJobInstanceId());
		this.connections.open(run, execution.getId());
		this.watches.forEach((watch) -> watch.begun(run));
	}

	/**
	 * Spring Batch would only log what goes wrong here, so it is told in our own words:
	 * the run is left without an end, and recovering it writes one.
	 */
	@Override
	public void afterJob(JobExecution execution) {
		try {
			end(execution, RunParameters.runIdOf(execution));
		}
		catch (RuntimeException ex) {
			logger.error(
					"The end of run " + RunParameters.runIdOf(execution) + " could not be written: " + ex.getMessage(),
					ex);
		}
	}

	private void end(JobExecution execution, long runId) {
		Optional<LiveRun> live = this.connections.remove(execution.getId());
		live.ifPresent(this::leave);
		if (!this.ownership.runsHeld().contains(runId)) {
			logger.warn("Run %d is another process's now, which writes its end".formatted(runId));
			return;
		}
		StateCounts counts = this.changes.count(runId);
		Run run = this.runs.get(runId);
		ExecutionResult plain = ExecutionResult.of(execution, run, counts);
		ExecutionResult ending = live.flatMap(LiveRun::outcome)
			.map((outcome) -> plain.telling(run, outcome))
			.orElse(plain);
		this.ends.write(run, ending, counts);
		this.watches.forEach((watch) -> watch.ended(run, ending.exitCode(), counts));
	}

	private void leave(LiveRun live) {
		try (live) {
			live.noteTraffic();
			this.watches.forEach((watch) -> watch.talked(live.client().statistics(), live.client().refusals()));
		}
	}

}
