package io.linkkeeper.definition.section;

import io.linkkeeper.definition.check.Labelled;

/**
 * The misfire instruction of a schedule.
 */
public enum MisfireInstruction implements Labelled {

	/** One late run replaces all missed firings within the lateness. */
	FIRE_ONCE,

	/** Missed firings are skipped. */
	SKIP

}
