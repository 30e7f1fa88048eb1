package io.linkkeeper.kaltura;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what a client sends. Thread-safe.
 */
final class RequestCounters {

	private final LongAdder requests = new LongAdder();

	private final LongAdder latencyNanos = new LongAdder();

	private final LongAdder retries = new LongAdder();

	private final LongAdder rateLimitWaits = new LongAdder();

	void sent(long nanos) {
		this.requests.increment();
		this.latencyNanos.add(nanos);
	}

	void retried() {
		this.retries.increment();
	}

	void waitedForRateLimit() {
		this.rateLimitWaits.increment();
	}

	RequestStatistics snapshot() {
		return new RequestStatistics(this.requests.sum(), TimeUnit.NANOSECONDS.toMillis(this.latencyNanos.sum()),
				this.retries.sum(), this.rateLimitWaits.sum());
	}

}
