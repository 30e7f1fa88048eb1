package io.linkkeeper.schedule.firing;

/**
 * What became of a time at which a job was to start.
 */
public enum FiringOutcome {

	/** A run began. */
	RUN,

	/** Left out: too late, or the job was still running. */
	SKIPPED,

	/** Passed while nobody looked, and a later time stands for it. */
	MISSED,

	/** Left out because the job was paused. */
	PAUSED,

	/**
	 * The run could not be started, for example because its account is not configured.
	 */
	REFUSED

}
