package io.linkkeeper.schedule.firing;

/**
 * Outcomes of scheduled firings.
 */
public enum FiringOutcome {

	/** A run started. */
	RUN,

	/** Skipped: too late, or the job was still running. */
	SKIPPED,

	/** Misfired while no process served, and superseded by a later time. */
	MISSED,

	/** Skipped because the job was paused. */
	PAUSED,

	/**
	 * The run could not start, for example because its account is not configured.
	 */
	REFUSED

}
