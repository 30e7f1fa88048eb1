package io.linkkeeper.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Leaves faults out of a history that goes wrong, as long as it still goes wrong: first
 * halves, then smaller and smaller parts.
 */
final class Shrinker {

	/** What takes longer is shrunk enough. */
	private static final int MOST_TRIES = 1_000;

	private final Simulation simulation;

	private int tries;

	Shrinker(Simulation simulation) {
		this.simulation = simulation;
	}

	/**
	 * Shrinks a history.
	 * @return a history of the same seed that goes wrong with few faults
	 */
	History shrink(History wrong) {
		History least = wrong;
		int length = Math.max(1, wrong.choices().size() / 2);
		while (this.tries < MOST_TRIES) {
			History less = without(least, length);
			if (less == least && length == 1) {
				return least;
			}
			length = (less == least) ? length / 2 : Math.max(1, Math.min(length, less.choices().size() / 2));
			least = less;
		}
		return least;
	}

	/** Leaves out each part of a length that is not needed. */
	private History without(History wrong, int length) {
		History least = wrong;
		int begin = 0;
		while (begin < least.choices().size() && this.tries++ < MOST_TRIES) {
			History less = this.simulation.play(wrong.seed(), without(least.choices(), begin, length));
			if (!less.isGood() && less.choices().size() < least.choices().size()) {
				least = less;
			}
			else {
				begin += length;
			}
		}
		return least;
	}

	private static SortedMap<Long, Choice> without(SortedMap<Long, Choice> choices, int begin, int length) {
		List<Long> steps = new ArrayList<>(choices.keySet());
		SortedMap<Long, Choice> rest = new TreeMap<>(choices);
		rest.keySet().removeAll(steps.subList(begin, Math.min(begin + length, steps.size())));
		return rest;
	}

}
