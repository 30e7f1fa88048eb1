package io.linkkeeper.sandbox.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the requests and calls that a sandbox receives, for assertions of tests. Calls
 * are named {@code service.action} in lower case, for example
 * {@code shortlink_shortlink.delete}; each item of a multirequest is a call. Thread-safe.
 */
public final class RequestLog {

	private final AtomicLong httpRequests = new AtomicLong();

	private final Map<String, Long> received = new ConcurrentHashMap<>();

	private final Map<String, Long> effective = new ConcurrentHashMap<>();

	RequestLog() {
	}

	/**
	 * The number of HTTP requests, failed ones included; a multirequest is one.
	 * @return the count since the start or the last {@link #clear()}
	 */
	public long httpRequests() {
		return this.httpRequests.get();
	}

	/**
	 * The number of calls, failed ones included. Calls of an HTTP request that failed
	 * before its effect are not counted.
	 * @param call the service and action
	 * @return the count since the start or the last {@link #clear()}
	 */
	public long received(String call) {
		return this.received.getOrDefault(call, 0L);
	}

	/**
	 * The number of calls that were carried out without an API error, whether or not
	 * their answer was sent.
	 * @param call the service and action
	 * @return the count since the start or the last {@link #clear()}
	 */
	public long effective(String call) {
		return this.effective.getOrDefault(call, 0L);
	}

	/**
	 * All counts of {@link #received(String)}.
	 * @return a copy by service and action
	 */
	public Map<String, Long> received() {
		return Map.copyOf(this.received);
	}

	/** Resets all counts to zero. */
	public void clear() {
		this.httpRequests.set(0);
		this.received.clear();
		this.effective.clear();
	}

	long countHttpRequest() {
		return this.httpRequests.incrementAndGet();
	}

	long countReceived(String call) {
		return this.received.merge(call, 1L, Long::sum);
	}

	void countEffective(String call) {
		this.effective.merge(call, 1L, Long::sum);
	}

}
