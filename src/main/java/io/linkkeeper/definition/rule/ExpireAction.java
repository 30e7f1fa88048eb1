package io.linkkeeper.definition.rule;

import io.linkkeeper.definition.check.Labelled;

/**
 * The action of stage one of an expire job on an expired link.
 */
public enum ExpireAction implements Labelled {

	/** The link stops resolving and can be enabled again. */
	DISABLE,

	/** The link is deleted, which is final. */
	DELETE,

	/** The link leads elsewhere and no longer expires. */
	REDIRECT

}
