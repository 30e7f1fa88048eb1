package io.linkkeeper.kaltura.http;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;

import io.linkkeeper.kaltura.limit.AccountBudget;

/**
 * Timeouts, concurrency, rate limit and retries of a client. Every default is a constant
 * of this type or of {@link RetrySettings}.
 *
 * @param connectTimeout timeout for opening a connection
 * @param requestTimeout timeout for one request, from connecting to the last byte of the
 * response
 * @param concurrentRequests limit of concurrent requests
 * @param callsPerRequest limit of writes in one multirequest
 * @param requestsPerSecond limit of requests started per second; empty for none
 * @param retry the retries
 */
public record ClientSettings(Duration connectTimeout, Duration requestTimeout, int concurrentRequests,
		int callsPerRequest, OptionalDouble requestsPerSecond, RetrySettings retry) {

	/** A server that does not accept a connection within 5 s is down. */
	public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	/**
	 * Shorter than the 30 s after which the gateway times out while the server still
	 * writes.
	 */
	public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(25);

	/** Hides network latency without overloading a shared server. */
	public static final int CONCURRENT_REQUESTS = 8;

	/** Yields most of the gain of larger requests, with fewer calls lost by a failure. */
	public static final int CALLS_PER_REQUEST = 25;

	/** Larger multirequests may exceed the request timeout. */
	public static final int MOST_CALLS_PER_REQUEST = 500;

	public ClientSettings {
		requirePositive("connectTimeout", connectTimeout);
		requirePositive("requestTimeout", requestTimeout);
		if (concurrentRequests < 1) {
			throw new IllegalArgumentException("concurrentRequests must be at least 1");
		}
		if (callsPerRequest < 1 || callsPerRequest > MOST_CALLS_PER_REQUEST) {
			throw new IllegalArgumentException("callsPerRequest must be from 1 to " + MOST_CALLS_PER_REQUEST);
		}
		requestsPerSecond.ifPresent(ClientSettings::requireRate);
		Objects.requireNonNull(retry, "retry");
	}

	/**
	 * Returns the default settings.
	 * @return all defaults, without a rate limit
	 */
	public static ClientSettings defaults() {
		return new ClientSettings(CONNECT_TIMEOUT, REQUEST_TIMEOUT, CONCURRENT_REQUESTS, CALLS_PER_REQUEST,
				OptionalDouble.empty(), RetrySettings.defaults());
	}

	/**
	 * Creates a budget of these limits for an account that no other process uses.
	 * @return the budget
	 */
	public AccountBudget budget() {
		return AccountBudget.local(this.concurrentRequests, this.requestsPerSecond);
	}

	/**
	 * Copies these settings with another request timeout.
	 * @param timeout from connecting to the last byte of the response
	 * @return a copy
	 */
	public ClientSettings withRequestTimeout(Duration timeout) {
		return new ClientSettings(this.connectTimeout, timeout, this.concurrentRequests, this.callsPerRequest,
				this.requestsPerSecond, this.retry);
	}

	/**
	 * Copies these settings with another limit of concurrent requests.
	 * @param requests at least 1
	 * @return a copy
	 */
	public ClientSettings withConcurrentRequests(int requests) {
		return new ClientSettings(this.connectTimeout, this.requestTimeout, requests, this.callsPerRequest,
				this.requestsPerSecond, this.retry);
	}

	/**
	 * Copies these settings with another multirequest size.
	 * @param calls from 1 to {@link #MOST_CALLS_PER_REQUEST}
	 * @return a copy
	 */
	public ClientSettings withCallsPerRequest(int calls) {
		return new ClientSettings(this.connectTimeout, this.requestTimeout, this.concurrentRequests, calls,
				this.requestsPerSecond, this.retry);
	}

	/**
	 * Copies these settings with a rate limit.
	 * @param requests requests a second, above 0; may be a fraction
	 * @return a copy
	 */
	public ClientSettings withRequestsPerSecond(double requests) {
		return new ClientSettings(this.connectTimeout, this.requestTimeout, this.concurrentRequests,
				this.callsPerRequest, OptionalDouble.of(requests), this.retry);
	}

	/**
	 * Copies these settings with other retries.
	 * @param settings the retries
	 * @return a copy
	 */
	public ClientSettings withRetry(RetrySettings settings) {
		return new ClientSettings(this.connectTimeout, this.requestTimeout, this.concurrentRequests,
				this.callsPerRequest, this.requestsPerSecond, settings);
	}

	static void requirePositive(String name, Duration amount) {
		if (amount.isNegative() || amount.isZero()) {
			throw new IllegalArgumentException(name + " must be longer than nothing, not " + amount);
		}
	}

	private static void requireRate(double rate) {
		if (!(rate >= 0.001) || rate > 1_000_000) {
			throw new IllegalArgumentException("requestsPerSecond must be from 0.001 to 1000000, not " + rate);
		}
	}

}
