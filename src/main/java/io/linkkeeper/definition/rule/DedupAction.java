package io.linkkeeper.definition.rule;

import io.linkkeeper.definition.check.Labelled;

/**
 * What a dedup job does with the duplicates of a link.
 */
public enum DedupAction implements Labelled {

	/** The link stops resolving and can be enabled again. */
	DISABLE,

	/** The link is gone for good. */
	DELETE

}
