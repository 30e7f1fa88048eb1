package io.linkkeeper.notify;

/**
 * What people are told about.
 */
public enum EventKind {

	/** A run failed. */
	FAILED,

	/** A run was stopped by the guard. */
	GUARD,

	/** A run is done, with rejected or stale rows. */
	PARTLY,

	/** A scheduled start was left out. */
	SKIPPED,

	/** A scheduled start passed while nobody looked. */
	MISSED,

	/** A run whose process died was recovered. */
	RECOVERED,

	/** Something else that people should know. */
	NOTICE

}
