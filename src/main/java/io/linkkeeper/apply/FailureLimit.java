package io.linkkeeper.apply;

import java.util.Collection;

import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Outcome;

/**
 * Ends the apply loop when too many changes fail: {@code limits.maxFailed} consecutive
 * ones, or a tenth of the plan once more than {@code limits.minChanges} have failed. Only
 * an applied change resets the consecutive count. For one thread.
 */
final class FailureLimit {

	private final Limits limits;

	private final long planned;

	private long inARow;

	private long failed;

	FailureLimit(Limits limits, long planned) {
		this.limits = limits;
		this.planned = planned;
	}

	void count(Collection<Outcome> outcomes) {
		for (Outcome outcome : outcomes) {
			if (outcome.state() == ChangeState.FAILED) {
				this.inARow++;
				this.failed++;
			}
			else if (outcome.state() == ChangeState.APPLIED && !outcome.alreadySo()) {
				this.inARow = 0;
			}
		}
	}

	boolean isExceeded() {
		long percent = this.planned * Limits.MAX_FAILED_PERCENT / 100;
		return this.inARow >= this.limits.maxFailed() || this.failed > Math.max(this.limits.minChanges(), percent);
	}

	String reason() {
		return "stopped early because %d changes failed, %d of them in a row (limits.maxFailed is %d, or %d %%)"
			.formatted(this.failed, this.inARow, this.limits.maxFailed(), Limits.MAX_FAILED_PERCENT);
	}

}
