package io.linkkeeper.kaltura.limit;

import java.time.Duration;

/**
 * Translates times of a clock that processes share into those of the local ticker. How
 * far both are apart is known the better the more often it was observed. For one thread
 * at a time.
 */
final class SharedClock {

	/** Clocks drift apart. */
	private static final long VALIDITY = Duration.ofMinutes(1).toNanos();

	private long least;

	private long most;

	private long observedAt;

	private boolean observed;

	/**
	 * Observes the shared clock.
	 * @param shared its time at some moment
	 * @param before the local time before that moment
	 * @param after the local time after it
	 */
	void observe(long shared, long before, long after) {
		long lower = shared - after;
		long upper = shared - before;
		boolean known = this.observed && after - this.observedAt < VALIDITY;
		if (known && lower <= this.most && upper >= this.least) {
			this.least = Math.max(this.least, lower);
			this.most = Math.min(this.most, upper);
			return;
		}
		this.least = lower;
		this.most = upper;
		this.observedAt = after;
		this.observed = true;
	}

	long local(long shared) {
		return shared - this.least - (this.most - this.least) / 2;
	}

}
