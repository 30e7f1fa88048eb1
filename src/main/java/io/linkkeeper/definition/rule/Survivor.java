package io.linkkeeper.definition.rule;

import io.linkkeeper.definition.check.Labelled;

/**
 * Which link of a group of duplicates stays, among those that resolve equally well.
 */
public enum Survivor implements Labelled {

	/** The one that was created last. */
	NEWEST,

	/** The one that was created first. */
	OLDEST,

	/** The one that resolves longest, best of all one that never expires. */
	LATEST_EXPIRY

}
