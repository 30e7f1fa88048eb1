package io.linkkeeper.link;

/**
 * The API action of a change.
 */
public enum LinkAction {

	/** Creates a link. */
	ADD,

	/** Sets or clears fields of a link. */
	UPDATE,

	/** Deletes a link; the API has no way to restore it. */
	DELETE

}
