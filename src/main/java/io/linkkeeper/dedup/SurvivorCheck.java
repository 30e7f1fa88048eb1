package io.linkkeeper.dedup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.execution.PreDeleteCheck;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;

/**
 * Thinks again about links that go for the sake of another: when that one has expired
 * since the plan was made, it is no reason any more.
 */
final class SurvivorCheck implements PreDeleteCheck {

	private final Instant asOf;

	private final Clock clock;

	SurvivorCheck(Instant asOf, Clock clock) {
		this.asOf = asOf;
		this.clock = clock;
	}

	/**
	 * All of them: a rule that asks for nothing but two links would say again what it
	 * said of the same two.
	 */
	@Override
	public List<LinkChange> stillPlanned(List<LinkChange> deletes) {
		return deletes;
	}

	@Override
	public boolean stillHolds(Precondition precondition) {
		return !(precondition instanceof Precondition.Link survivor) || isAsAliveAsBefore(survivor.link());
	}

	private boolean isAsAliveAsBefore(ShortLink survivor) {
		return Liveness.of(survivor, this.clock.instant()) == Liveness.of(survivor, this.asOf);
	}

}
