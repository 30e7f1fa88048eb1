package io.linkkeeper.definition;

import io.linkkeeper.definition.rule.Labelled;

/**
 * What a dedup job does with the duplicates of a link.
 */
public enum DedupAction implements Labelled {

	/** The link stops resolving and can be enabled again. */
	DISABLE,

	/** The link is gone for good. */
	DELETE

}
