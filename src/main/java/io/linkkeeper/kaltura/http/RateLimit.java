package io.linkkeeper.kaltura.http;

import java.time.Duration;

import io.linkkeeper.kaltura.error.KalturaInterruptedException;
import io.linkkeeper.kaltura.limit.AccountBudget;
import io.linkkeeper.kaltura.waiting.Sleeper;

/**
 * Waits until the account's budget allows a request. Thread-safe.
 */
final class RateLimit {

	/** How late a stop of the client's owner may be noticed. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

	private final AccountBudget budget;

	private final Sleeper sleeper;

	private final RequestCounters counters;

	RateLimit(AccountBudget budget, Sleeper sleeper, RequestCounters counters) {
		this.budget = budget;
		this.sleeper = sleeper;
		this.counters = counters;
	}

	/**
	 * Waits for a permission to send, to be released after the request.
	 */
	void acquire() {
		awaitPermit();
		try {
			awaitSlot();
		}
		catch (RuntimeException | Error ex) {
			release();
			throw ex;
		}
	}

	private void awaitPermit() {
		try {
			while (!this.budget.tryAcquire(LONGEST_WAIT)) {
				// throws when a stop is requested
				this.sleeper.sleep(Duration.ZERO);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new KalturaInterruptedException("Interrupted while other requests were in flight", false);
		}
	}

	private void awaitSlot() {
		boolean waited = false;
		AccountBudget.Slot slot;
		do {
			slot = this.budget.reserve();
			Duration wait = this.budget.timeUntil(slot);
			if (!wait.isNegative() && !wait.isZero()) {
				waited = true;
				this.sleeper.sleepInCall(wait, "for the account's request budget");
			}
		}
		while (!this.budget.isUsable(slot));
		if (waited) {
			this.counters.waitedForRateLimit();
		}
	}

	void release() {
		this.budget.release();
	}

	/**
	 * Lets no client of the account send for a while.
	 */
	void pause(Duration pause) {
		this.budget.pause(pause);
	}

}
