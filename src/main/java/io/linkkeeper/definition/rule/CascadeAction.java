package io.linkkeeper.definition.rule;

import io.linkkeeper.definition.check.Labelled;

/**
 * The action of a cascade job on the links of users who leave or no longer exist.
 */
public enum CascadeAction implements Labelled {

	/** The link stops resolving and can be enabled again. */
	DISABLE,

	/** The link is deleted, which is final. */
	DELETE,

	/** The link gets another owner and still resolves. */
	HAND_OVER

}
