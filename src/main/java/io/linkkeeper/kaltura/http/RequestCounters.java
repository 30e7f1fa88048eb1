package io.linkkeeper.kaltura.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import io.linkkeeper.kaltura.error.ApiError;

/**
 * Counts requests, retries and API errors of a client. Thread-safe.
 */
final class RequestCounters {

	private final LongAdder requests = new LongAdder();

	private final LongAdder latencyNanos = new LongAdder();

	private final LongAdder retries = new LongAdder();

	private final LongAdder rateLimitWaits = new LongAdder();

	private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

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

	void refused(ApiError error) {
		this.refusals.computeIfAbsent(error.code(), (code) -> new LongAdder()).increment();
	}

	Map<String, Long> refusals() {
		return this.refusals.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> entry.getValue().sum()));
	}

	RequestStatistics snapshot() {
		return new RequestStatistics(this.requests.sum(), TimeUnit.NANOSECONDS.toMillis(this.latencyNanos.sum()),
				this.retries.sum(), this.rateLimitWaits.sum());
	}

}
