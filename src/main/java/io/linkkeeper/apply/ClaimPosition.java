package io.linkkeeper.apply;

import java.util.List;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Claim;
import io.linkkeeper.ledger.Outcome;

/**
 * Lower bound of {@code seq} for rows in a state; lets claim queries skip settled rows.
 * Must be notified of each claim and each outcome. For one thread.
 */
final class ClaimPosition {

	private final ChangeState state;

	private long after;

	/**
	 * Creates a position before the first row.
	 * @param state the state of the rows to claim
	 */
	ClaimPosition(ChangeState state) {
		this.state = state;
	}

	long after() {
		return this.after;
	}

	void claimed(Claim claim) {
		this.after = claim.isEmpty() ? Long.MAX_VALUE : claim.rows().get(claim.rows().size() - 1).seq();
	}

	/** Moves back to rows that return to the state. */
	void settled(List<Outcome> outcomes) {
		outcomes.stream()
			.filter((outcome) -> outcome.state() == this.state)
			.mapToLong((outcome) -> outcome.row().seq() - 1)
			.min()
			.ifPresent((before) -> this.after = Math.min(this.after, before));
	}

}
