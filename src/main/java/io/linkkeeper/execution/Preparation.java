package io.linkkeeper.execution;

/**
 * A job type's step before the collect step, executed in parts, for example to copy a
 * file or to stage an account. Thread-safe.
 */
public interface Preparation {

	/**
	 * Returns the name of the step.
	 * @return the name, which operators see
	 */
	String stepName();

	/**
	 * Executes the next part and records the new position in the same transaction
	 * ({@link io.linkkeeper.run.Runs#prepared}). An interrupted part is repeated.
	 * @param run the run, with the current
	 * {@link io.linkkeeper.run.Run#preparationPosition()}
	 * @return the number of subjects that the part read, or -1 after the last part
	 */
	int next(LiveRun run);

	/**
	 * Counts what is left to read, for progress only.
	 * @param run the run
	 * @return the number of subjects, or {@link SubjectReader#UNKNOWN} when counting them
	 * would take long
	 */
	default long remaining(LiveRun run) {
		return SubjectReader.UNKNOWN;
	}

}
