package io.linkkeeper.run;

/**
 * The guard's verdict on the planned changes of a run. A run gets one verdict.
 */
public enum Verdict {

	/** Within the limits: the run may apply its changes. */
	PASSED,

	/** Within the limits, but the run is a plan: it waits for an approval. */
	PLANNED,

	/** Over a limit: the run waits for an approval past the limit. */
	GUARD

}
