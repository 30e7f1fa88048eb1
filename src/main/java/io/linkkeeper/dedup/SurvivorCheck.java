package io.linkkeeper.dedup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.execution.PreDeleteCheck;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;

/**
 * Re-evaluates changes whose precondition is a survivor: they are not sent when the
 * survivor has expired since the plan was made. Thread-safe.
 */
final class SurvivorCheck implements PreDeleteCheck {

	private final Instant asOf;

	private final Clock clock;

	SurvivorCheck(Instant asOf, Clock clock) {
		this.asOf = asOf;
		this.clock = clock;
	}

	/**
	 * Keeps all deletes: the rule depends only on the two links, which were re-checked
	 * and are unchanged.
	 */
	@Override
	public List<LinkChange> stillPlanned(List<LinkChange> deletes) {
		return deletes;
	}

	@Override
	public boolean stillHolds(Precondition precondition) {
		return !(precondition instanceof Precondition.Link survivor) || hasSameLiveness(survivor.link());
	}

	private boolean hasSameLiveness(ShortLink survivor) {
		return Liveness.of(survivor, this.clock.instant()) == Liveness.of(survivor, this.asOf);
	}

}
