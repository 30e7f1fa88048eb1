package io.linkkeeper.kaltura.http;

import java.time.Duration;
import java.util.OptionalDouble;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import org.jspecify.annotations.Nullable;

/**
 * Spreads requests over time. Thread-safe.
 */
public final class RateLimit {

	private static final double NANOS_PER_SECOND = 1e9;

	/** Longer than anyone waits: a turn that is reserved is never given back. */
	private static final Duration LONGEST_WAIT = Duration.ofDays(10_000);

	private final @Nullable RateLimiter limiter;

	private final InterruptibleWait pauses;

	private final RequestCounters counters;

	public RateLimit(OptionalDouble requestsPerSecond, InterruptibleWait pauses, RequestCounters counters) {
		this.limiter = requestsPerSecond.isPresent() ? limiter(requestsPerSecond.getAsDouble()) : null;
		this.pauses = pauses;
		this.counters = counters;
	}

	private static RateLimiter limiter(double requestsPerSecond) {
		return RateLimiter.of("kaltura",
				RateLimiterConfig.custom()
					.limitForPeriod(1)
					.limitRefreshPeriod(Duration.ofNanos((long) (NANOS_PER_SECOND / requestsPerSecond)))
					.timeoutDuration(LONGEST_WAIT)
					.build());
	}

	/**
	 * Returns when it is this request's turn.
	 */
	void awaitTurn() {
		if (this.limiter == null) {
			return;
		}
		long nanos = this.limiter.reservePermission();
		if (nanos > 0) {
			this.counters.waitedForRateLimit();
			this.pauses.pause(Duration.ofNanos(nanos), "for the rate limit");
		}
	}

}
