package io.linkkeeper.definition.rule;

import io.linkkeeper.definition.check.Labelled;

/**
 * Selects the link of a group of duplicates that stays, among those that resolve.
 */
public enum Survivor implements Labelled {

	/** The link that was created last. */
	NEWEST,

	/** The link that was created first. */
	OLDEST,

	/** The link with the latest expiry; one that never expires comes first. */
	LATEST_EXPIRY

}
