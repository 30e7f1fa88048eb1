package io.linkkeeper.link;

/**
 * What a change does, in the API's words.
 */
public enum LinkAction {

	/** Makes a new link. */
	ADD,

	/** Sets fields of a link. */
	UPDATE,

	/** Deletes a link for good. */
	DELETE

}
