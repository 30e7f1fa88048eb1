package io.linkkeeper.job;

import io.linkkeeper.execution.LiveRun;

/**
 * Maintenance of the worker's own tables, executed in parts. It makes no API call and
 * changes no link, so its job has neither guard nor apply step. Thread-safe.
 */
public interface TableCleanup {

	/**
	 * Returns the name of the step.
	 * @return the name, which operators see
	 */
	String stepName();

	/**
	 * Executes the next part and records the new position in the same transaction
	 * ({@link io.linkkeeper.run.Runs#prepared}). An interrupted part is repeated. For a
	 * plan, only determines what the part would do.
	 * @param run the run, with the current
	 * {@link io.linkkeeper.run.Run#preparationPosition()}
	 * @return the number of rows that the part examined, or -1 after the last part
	 */
	int next(LiveRun run);

	/**
	 * Describes what was done, or for a plan what would be done.
	 * @param run a run without a part left
	 * @return a sentence without capital and full stop
	 */
	String outcome(LiveRun run);

}
