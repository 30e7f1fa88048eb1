package io.linkkeeper.history;

import java.util.Set;
import java.util.function.Predicate;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.digest.ChangeDigest;
import io.linkkeeper.link.ChangeKind;

/**
 * Which changes of a run to read.
 *
 * @param kinds the kinds; empty for all
 * @param states the states; empty for all
 * @param match what their links must be
 * @param limit the maximum number of changes
 */
public record ChangeFilter(Set<ChangeKind> kinds, Set<ChangeState> states, ChangeMatch match, long limit) {

	/** All changes. */
	public static final ChangeFilter ALL = new ChangeFilter(Set.of(), Set.of(), ChangeMatch.ALL, Long.MAX_VALUE);

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
		return ALL.in(Set.of(state));
	}

	/**
	 * Returns a filter by the links of changes.
	 * @param match what the links must be
	 * @return a filter of all changes of these links
	 */
	public static ChangeFilter of(ChangeMatch match) {
		return new ChangeFilter(Set.of(), Set.of(), match, Long.MAX_VALUE);
	}

	/**
	 * Returns this filter with other states.
	 * @param others the states; empty for all
	 * @return a new filter
	 */
	public ChangeFilter in(Set<ChangeState> others) {
		return new ChangeFilter(this.kinds, others, this.match, this.limit);
	}

	/**
	 * Returns this filter with another limit.
	 * @param most the maximum number of changes
	 * @return a new filter
	 */
	public ChangeFilter first(long most) {
		return new ChangeFilter(this.kinds, this.states, this.match, most);
	}

	/** Whether columns of the ledger tell which changes match. */
	boolean readsColumnsOnly() {
		return this.match.equals(ChangeMatch.ALL);
	}

	/** Returns a test of digests, for one thread; states are not in digests. */
	Predicate<ChangeDigest> test() {
		Predicate<ChangeDigest> links = this.match.test();
		return this.kinds.isEmpty() ? links : links.and((digest) -> this.kinds.contains(digest.kind()));
	}

	/** Returns the conditions of a statement with parameters {@code kinds, states}. */
	String conditions() {
		return (this.kinds.isEmpty() ? "" : " and kind in (:kinds)") + stateCondition();
	}

	/** Returns the condition of a statement with parameter {@code states}. */
	String stateCondition() {
		return this.states.isEmpty() ? "" : " and state in (:states)";
	}

}
