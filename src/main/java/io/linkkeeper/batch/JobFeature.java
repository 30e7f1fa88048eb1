package io.linkkeeper.batch;

import java.util.Optional;

/**
 * What a job type brings to the shared steps. Thread-safe.
 */
@FunctionalInterface
public interface JobFeature {

	/**
	 * Works out what a run is to do. Called once for each execution, after the
	 * preparation.
	 * @param run the run
	 * @return its assignment; the same whenever asked for the same run
	 */
	Assignment<?> assign(LiveRun run);

	/**
	 * What must be done before anything is collected.
	 * @return the step before collecting, or nothing when there is none
	 */
	default Optional<Preparation> preparation() {
		return Optional.empty();
	}

	/**
	 * Tells what came of a run. Called at every end of an execution, good or bad; what it
	 * writes replaces what it wrote before.
	 * @param run the run
	 * @throws RuntimeException when the report cannot be given; the run then is failed,
	 * and a restart tries again
	 */
	default void report(LiveRun run) {
	}

}
