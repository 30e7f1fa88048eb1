package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.ledger.ChangeState;
import org.jspecify.annotations.Nullable;

/**
 * How long a server may put changes off. Each change that it puts off past its deadline
 * is checked again and sent again, which could go on for ever. For one thread.
 */
final class OverdueTimeout {

	private final Duration longest;

	private final Clock clock;

	private @Nullable Instant since;

	private boolean atItsEnd;

	/**
	 * Patience for one run.
	 * @param longest how long nothing but delay is borne
	 * @param clock tells how long it has lasted
	 */
	OverdueTimeout(Duration longest, Clock clock) {
		this.longest = longest;
		this.clock = clock;
	}

	/**
	 * Counts a delivery. One with an answer ends the delay; one that was never under way
	 * says nothing about it.
	 */
	void count(BatchResult delivery) {
		if (delivery.overdue()) {
			countOverdue();
		}
		else if (delivery.outcomes().stream().anyMatch((outcome) -> outcome.state() != ChangeState.PLANNED)) {
			this.since = null;
		}
	}

	private void countOverdue() {
		Instant now = this.clock.instant();
		Instant begun = (this.since != null) ? this.since : now;
		this.since = begun;
		this.atItsEnd = Duration.between(begun, now).compareTo(this.longest) >= 0;
	}

	boolean isAtItsEnd() {
		return this.atItsEnd;
	}

	String reason() {
		return "The server has put off every change for %s; restart the run later".formatted(this.longest);
	}

}
