package io.linkkeeper.run;

/**
 * How far a run goes by itself.
 */
public enum RunMode {

	/** Plans, and applies when the guard lets it. */
	RUN,

	/** Stops after the guard and waits for an approval. */
	PLAN

}
