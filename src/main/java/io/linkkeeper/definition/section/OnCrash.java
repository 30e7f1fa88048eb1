package io.linkkeeper.definition.section;

import io.linkkeeper.definition.check.Labelled;

/**
 * The treatment of a scheduled run that did not end, because its process died or was
 * stopped.
 */
public enum OnCrash implements Labelled {

	/** It is restarted automatically and continues where it was. */
	RESTART,

	/** It waits for an operator. */
	HOLD

}
