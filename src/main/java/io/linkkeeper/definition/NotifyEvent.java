package io.linkkeeper.definition;

import io.linkkeeper.definition.rule.Labelled;

/**
 * An event of a run that a definition can ask to be told of.
 */
public enum NotifyEvent implements Labelled {

	/** A run failed. */
	FAILED,

	/** The guard stopped a run. */
	GUARD,

	/** A run ended with changes that failed. */
	PARTLY,

	/** A scheduled run was skipped. */
	SKIPPED,

	/** A scheduled start was missed. */
	MISSED,

	/** A run that had failed ended well. */
	RECOVERED

}
