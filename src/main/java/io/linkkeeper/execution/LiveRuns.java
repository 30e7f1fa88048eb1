package io.linkkeeper.execution;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.stereotype.Component;

/**
 * Registry of the runs that execute in this process. Thread-safe.
 */
@Component
public class LiveRuns {

	private final Map<Long, LiveRun> runs = new ConcurrentHashMap<>();

	/**
	 * Adds a run that begins to execute.
	 * @param run the run
	 */
	public void add(LiveRun run) {
		this.runs.put(run.executionId(), run);
	}

	/**
	 * Removes a run that has ended.
	 * @param run the run
	 */
	public void remove(LiveRun run) {
		this.runs.remove(run.executionId());
	}

	/**
	 * Finds a run by its execution.
	 * @param executionId the Spring Batch execution
	 * @return the run, or empty when that execution is not in this process
	 */
	public Optional<LiveRun> find(long executionId) {
		return Optional.ofNullable(this.runs.get(executionId));
	}

	/**
	 * Finds a run by its id.
	 * @param runId the run
	 * @return the run, or empty when it does not execute in this process
	 */
	public Optional<LiveRun> ofRun(long runId) {
		return this.runs.values().stream().filter((run) -> run.id() == runId).findFirst();
	}

	/**
	 * Returns all runs that execute in this process.
	 * @return a copy
	 */
	public Collection<LiveRun> all() {
		return List.copyOf(this.runs.values());
	}

	public LiveRun of(ChunkContext context) {
		long execution = context.getStepContext().getStepExecution().getJobExecutionId();
		return find(execution)
			.orElseThrow(() -> new IllegalStateException("Execution " + execution + " does not run in this process"));
	}

}
