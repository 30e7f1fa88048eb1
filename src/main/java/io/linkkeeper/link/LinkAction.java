package io.linkkeeper.link;

/**
 * What a change does, in the API's words.
 */
public enum LinkAction {

	/** Sets fields of a link. */
	UPDATE,

	/** Deletes a link for good. */
	DELETE

}
