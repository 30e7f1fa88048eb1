package io.linkkeeper.kaltura.http;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How a client behaves towards the server. Every default is a constant of this type or of
 * {@link RetrySettings}.
 *
 * @param connectTimeout how long opening a connection may take
 * @param requestTimeout how long one request may take from connecting to the last byte of
 * its answer
 * @param concurrentRequests how many requests may be in flight at a time
 * @param callsPerRequest how many writes may share one multirequest
 * @param requestsPerSecond how many requests may start in a second; empty for no limit
 * @param retry what is tried again, and when
 */
public record ClientSettings(Duration connectTimeout, Duration requestTimeout, int concurrentRequests,
		int callsPerRequest, OptionalDouble requestsPerSecond, RetrySettings retry) {

	/** A server that does not take a connection in 5 s is down. */
	public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	/** The server gives up after 30 s and goes on writing: 25 s is before that. */
	public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(25);

	/** Enough to hide a network's latency, few enough not to press a shared server. */
	public static final int CONCURRENT_REQUESTS = 8;

	/** 20 calls to a request give nine tenths of the gain of 50, and lose far less. */
	public static final int CALLS_PER_REQUEST = 25;

	/** Over this, one multirequest may outlive the request timeout. */
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
	 * The settings for a server of which nothing is known.
	 * @return all defaults, without a rate limit
	 */
	public static ClientSettings defaults() {
		return new ClientSettings(CONNECT_TIMEOUT, REQUEST_TIMEOUT, CONCURRENT_REQUESTS, CALLS_PER_REQUEST,
				OptionalDouble.empty(), RetrySettings.defaults());
	}

	/**
	 * These settings with another bound on a request's time.
	 * @param timeout from connecting to the last byte of the answer
	 * @return a copy
	 */
	public ClientSettings withRequestTimeout(Duration timeout) {
		return new ClientSettings(this.connectTimeout, timeout, this.concurrentRequests, this.callsPerRequest,
				this.requestsPerSecond, this.retry);
	}

	/**
	 * These settings with another number of requests in flight.
	 * @param requests at least 1
	 * @return a copy
	 */
	public ClientSettings withConcurrentRequests(int requests) {
		return new ClientSettings(this.connectTimeout, this.requestTimeout, requests, this.callsPerRequest,
				this.requestsPerSecond, this.retry);
	}

	/**
	 * These settings with another size of multirequest.
	 * @param calls from 1 to {@link #MOST_CALLS_PER_REQUEST}
	 * @return a copy
	 */
	public ClientSettings withCallsPerRequest(int calls) {
		return new ClientSettings(this.connectTimeout, this.requestTimeout, this.concurrentRequests, calls,
				this.requestsPerSecond, this.retry);
	}

	/**
	 * These settings with a rate limit.
	 * @param requests requests a second, above 0; may be a fraction
	 * @return a copy
	 */
	public ClientSettings withRequestsPerSecond(double requests) {
		return new ClientSettings(this.connectTimeout, this.requestTimeout, this.concurrentRequests,
				this.callsPerRequest, OptionalDouble.of(requests), this.retry);
	}

	/**
	 * These settings with other retries.
	 * @param settings what is tried again, and when
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
