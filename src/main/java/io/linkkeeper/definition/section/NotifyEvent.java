package io.linkkeeper.definition.section;

import io.linkkeeper.definition.check.Labelled;

/**
 * An event of a run that a definition can ask to be told of.
 */
public enum NotifyEvent implements Labelled {

	/** A run failed. */
	FAILED,

	/** The guard stopped a run before its first change. */
	GUARD,

	/** A run is done, but some rows were rejected or stale. */
	PARTLY,

	/** A start was left out, because the last run had not ended or it was too late. */
	SKIPPED,

	/** A start was missed, because no process was there for it. */
	MISSED,

	/** A run whose process died was freed. */
	RECOVERED

}
