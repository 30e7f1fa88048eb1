package io.linkkeeper.batch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.stereotype.Component;

/**
 * The runs that execute in this process. Thread-safe.
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
	 * The run of an execution.
	 * @param executionId the Spring Batch execution
	 * @return the run
	 * @throws IllegalStateException when that execution does not run here
	 */
	public LiveRun get(long executionId) {
		LiveRun run = this.runs.get(executionId);
		if (run == null) {
			throw new IllegalStateException("Execution " + executionId + " does not run in this process");
		}
		return run;
	}

	/**
	 * All runs that execute in this process.
	 * @return a copy
	 */
	public Collection<LiveRun> all() {
		return List.copyOf(this.runs.values());
	}

	LiveRun of(ChunkContext context) {
		return get(context.getStepContext().getStepExecution().getJobExecutionId());
	}

}
