package io.linkkeeper.run;

/**
 * Whether a run applies its plan without an approval.
 */
public enum RunMode {

	/** Plans, and applies when the guard's verdict is PASSED. */
	RUN,

	/** Stops after the guard and waits for an approval. */
	PLAN

}
