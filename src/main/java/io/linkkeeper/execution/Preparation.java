package io.linkkeeper.execution;

/**
 * A step before collecting, done in parts: a file is copied, an account is staged.
 * Thread-safe.
 */
public interface Preparation {

	/**
	 * The name of the step.
	 * @return a name for operators
	 */
	String stepName();

	/**
	 * Does the next part, and writes down in the same transaction that it is done
	 * ({@link io.linkkeeper.run.Runs#prepared}). A part that was cut short is done
	 * again.
	 * @param run the run; {@link io.linkkeeper.run.Run#preparationPosition()} tells
	 * what was done
	 * @return how many subjects the part read, or -1 when everything is done
	 */
	int next(LiveRun run);

}
