package io.linkkeeper.definition.rule;

import io.linkkeeper.definition.check.Labelled;

/**
 * The action of a dedup job on the duplicates of a link.
 */
public enum DedupAction implements Labelled {

	/** The link stops resolving and can be enabled again. */
	DISABLE,

	/** The link is deleted, which is final. */
	DELETE

}
