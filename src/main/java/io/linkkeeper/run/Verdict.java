package io.linkkeeper.run;

/**
 * What the guard said about a run's planned changes. Given once for each run.
 */
public enum Verdict {

	/** Within the limits: the run may write. */
	PASSED,

	/** Within the limits, but the run is a plan: it waits for an approval. */
	PLANNED,

	/** Over a limit: only an approval past the limit lets it write. */
	GUARD

}
