package io.linkkeeper.apply;

import java.util.List;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Claim;
import io.linkkeeper.ledger.Outcome;

/**
 * Behind which change of a run those of one state stand: none before it is. So a claim
 * need not walk over what was settled before. Must see every claim and every outcome. For
 * one thread.
 */
final class ClaimPosition {

	private final ChangeState state;

	private long after;

	/**
	 * The beginning of a run.
	 * @param state the state of what is claimed
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

	/** What comes back to the state is found again. */
	void settled(List<Outcome> outcomes) {
		outcomes.stream()
			.filter((outcome) -> outcome.state() == this.state)
			.mapToLong((outcome) -> outcome.row().seq() - 1)
			.min()
			.ifPresent((before) -> this.after = Math.min(this.after, before));
	}

}
