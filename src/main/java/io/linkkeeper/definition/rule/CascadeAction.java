package io.linkkeeper.definition.rule;

import io.linkkeeper.definition.check.Labelled;

/**
 * What a cascade job does with the links of users who are gone or leaving.
 */
public enum CascadeAction implements Labelled {

	/** The link stops resolving and can be enabled again. */
	DISABLE,

	/** The link is gone for good. */
	DELETE,

	/** The link gets another owner and goes on resolving. */
	HAND_OVER

}
