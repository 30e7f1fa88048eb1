package io.linkkeeper.definition.section;

import io.linkkeeper.definition.check.Labelled;

/**
 * What happens to a scheduled start that was missed.
 */
public enum MisfireInstruction implements Labelled {

	/** One late run makes up for all that were missed, within the lateness. */
	FIRE_ONCE,

	/** Missed starts are left out. */
	SKIP

}
