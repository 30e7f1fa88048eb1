package io.linkkeeper.batch;

/**
 * What a job type brings to the shared steps. Thread-safe.
 */
@FunctionalInterface
public interface JobFeature {

	/**
	 * Works out what a run is to do.
	 * @param run the run
	 * @return its assignment; the same whenever asked for the same run
	 */
	Assignment assign(LiveRun run);

}
