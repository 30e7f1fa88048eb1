package io.linkkeeper.history;

import java.util.Set;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;

/**
 * Which changes of a run to read.
 *
 * @param kinds the kinds; empty for all
 * @param states the states; empty for all
 * @param limit the maximum number of changes
 */
public record ChangeFilter(Set<ChangeKind> kinds, Set<ChangeState> states, long limit) {

	/** All changes. */
	public static final ChangeFilter ALL = new ChangeFilter(Set.of(), Set.of(), Long.MAX_VALUE);

	public ChangeFilter {
		kinds = Set.copyOf(kinds);
		states = Set.copyOf(states);
		if (limit < 1) {
			throw new IllegalArgumentException("The limit must be at least 1, not " + limit);
		}
	}

	/**
	 * Returns a filter by state.
	 * @param state the state
	 * @return a filter of all changes in that state
	 */
	public static ChangeFilter of(ChangeState state) {
		return new ChangeFilter(Set.of(), Set.of(state), Long.MAX_VALUE);
	}

	/** Returns the conditions of a statement with parameters {@code kinds, states}. */
	String conditions() {
		return (this.kinds.isEmpty() ? "" : " and kind in (:kinds)")
				+ (this.states.isEmpty() ? "" : " and state in (:states)");
	}

}
