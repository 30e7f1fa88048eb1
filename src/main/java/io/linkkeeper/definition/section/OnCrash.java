package io.linkkeeper.definition.section;

import io.linkkeeper.definition.check.Labelled;

/**
 * What happens to a scheduled run that did not come to its end, because its process died
 * or was ended.
 */
public enum OnCrash implements Labelled {

	/** It goes on by itself, where it was. */
	RESTART,

	/** It is left for a person. */
	HOLD

}
