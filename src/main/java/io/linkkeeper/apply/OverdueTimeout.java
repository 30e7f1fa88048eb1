package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.ledger.ChangeState;
import org.jspecify.annotations.Nullable;

/**
 * Longest time for which all requests may be overdue. Overdue changes are re-checked and
 * sent again, which without a limit could repeat forever. For one thread.
 */
final class OverdueTimeout {

	private final Duration longest;

	private final Clock clock;

	private @Nullable Instant since;

	private boolean exceeded;

	/**
	 * Creates a timeout that is not running.
	 * @param longest the longest time for which all requests may be overdue
	 * @param clock used to measure the time
	 */
	OverdueTimeout(Duration longest, Clock clock) {
		this.longest = longest;
		this.clock = clock;
	}

	/**
	 * Counts a result. An overdue one starts the timeout and an answered one resets it; a
	 * batch that was not sent does not count.
	 */
	void count(BatchResult result) {
		if (result.overdue()) {
			countOverdue();
		}
		else if (result.outcomes().stream().anyMatch((outcome) -> outcome.state() != ChangeState.PLANNED)) {
			this.since = null;
		}
	}

	private void countOverdue() {
		Instant now = this.clock.instant();
		Instant begun = (this.since != null) ? this.since : now;
		this.since = begun;
		this.exceeded = Duration.between(begun, now).compareTo(this.longest) >= 0;
	}

	boolean isExceeded() {
		return this.exceeded;
	}

	String reason() {
		return "The server has put off every change for %s; restart the run later".formatted(this.longest);
	}

}
