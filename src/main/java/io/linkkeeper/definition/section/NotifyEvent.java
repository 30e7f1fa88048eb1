package io.linkkeeper.definition.section;

import io.linkkeeper.definition.check.Labelled;

/**
 * An event that a definition can request notifications for.
 */
public enum NotifyEvent implements Labelled {

	/** A run failed. */
	FAILED,

	/** The guard stopped a run before its first change. */
	GUARD,

	/** A run completed with rejected or stale rows. */
	PARTLY,

	/** A firing was skipped, because the last run had not ended or it was too late. */
	SKIPPED,

	/** A firing was missed, because no process served the schedule. */
	MISSED,

	/** A run whose process died was recovered. */
	RECOVERED

}
