package io.linkkeeper.simulation;

import java.util.List;
import java.util.SortedMap;

/**
 * One history and what came of it.
 *
 * @param seed what it was generated from
 * @param choices the faults that occurred, by step
 * @param violations what did not hold; empty in a good history
 * @param story its steps in words
 */
record History(long seed, SortedMap<Long, Choice> choices, List<String> violations, List<String> story) {

	boolean isGood() {
		return this.violations.isEmpty();
	}

}
