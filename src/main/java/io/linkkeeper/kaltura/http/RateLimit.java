package io.linkkeeper.kaltura.http;

import java.time.Duration;
import java.util.OptionalDouble;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.linkkeeper.kaltura.waiting.Sleeper;
import org.jspecify.annotations.Nullable;

/**
 * Limits the rate of requests. Thread-safe.
 */
final class RateLimit {

	private static final double NANOS_PER_SECOND = 1e9;

	/** Practically unlimited: reserved permissions cannot be returned. */
	private static final Duration LONGEST_WAIT = Duration.ofDays(10_000);

	private final @Nullable RateLimiter limiter;

	private final Sleeper sleeper;

	private final RequestCounters counters;

	RateLimit(OptionalDouble requestsPerSecond, Sleeper sleeper, RequestCounters counters) {
		this.limiter = requestsPerSecond.isPresent() ? limiter(requestsPerSecond.getAsDouble()) : null;
		this.sleeper = sleeper;
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
	 * Waits for a permission to send.
	 */
	void acquire() {
		if (this.limiter == null) {
			return;
		}
		long nanos = this.limiter.reservePermission();
		if (nanos > 0) {
			this.counters.waitedForRateLimit();
			this.sleeper.sleepInCall(Duration.ofNanos(nanos), "for the rate limit");
		}
	}

}
