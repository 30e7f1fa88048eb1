package io.linkkeeper.definition.rule;

import io.linkkeeper.definition.check.Labelled;

/**
 * What stage one of an expire job does with an expired link.
 */
public enum ExpireAction implements Labelled {

	/** The link stops resolving and can be enabled again. */
	DISABLE,

	/** The link is gone for good. */
	DELETE

}
