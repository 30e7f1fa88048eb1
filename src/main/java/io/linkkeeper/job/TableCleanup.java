package io.linkkeeper.job;

import io.linkkeeper.execution.LiveRun;

/**
 * Work on our own tables, done in parts. It asks nothing of the API and changes no link,
 * so there is nothing to guard and nothing to apply. Thread-safe.
 */
public interface TableCleanup {

	/**
	 * The name of the step.
	 * @return a name for operators
	 */
	String stepName();

	/**
	 * Does the next part, and writes down in the same transaction that it is done
	 * ({@link io.linkkeeper.run.Runs#prepared}). A part that was cut short is done
	 * again. For a plan, only looks what the part would do.
	 * @param run the run; {@link io.linkkeeper.run.Run#preparationPosition()} tells
	 * what was done
	 * @return how many rows the part looked at, or -1 when everything is done
	 */
	int next(LiveRun run);

	/**
	 * Tells what was done, or for a plan what would be.
	 * @param run a run of which everything is done
	 * @return a sentence without capital and full stop
	 */
	String outcome(LiveRun run);

}
