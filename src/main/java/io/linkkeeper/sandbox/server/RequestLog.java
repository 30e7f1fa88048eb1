package io.linkkeeper.sandbox.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what the sandbox was asked, so that a test can say "a plan sends no delete".
 * Calls are named {@code service.action} in lower case, for example
 * {@code shortlink_shortlink.delete}; each item of a multirequest is a call. Thread-safe.
 */
public final class RequestLog {

	private final AtomicLong httpRequests = new AtomicLong();

	private final Map<String, Long> received = new ConcurrentHashMap<>();

	private final Map<String, Long> effective = new ConcurrentHashMap<>();

	RequestLog() {
	}

	/**
	 * How many HTTP requests came in, a multirequest being one, failed ones included.
	 * @return the count since the start or the last {@link #clear()}
	 */
	public long httpRequests() {
		return this.httpRequests.get();
	}

	/**
	 * How many calls came in, failed ones included. Calls of an HTTP request that failed
	 * before its effect were not read, and are not counted.
	 * @param call the service and action
	 * @return the count since the start or the last {@link #clear()}
	 */
	public long received(String call) {
		return this.received.getOrDefault(call, 0L);
	}

	/**
	 * How many calls were carried out without an API error, whatever then became of the
	 * answer.
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

	/** Starts counting from zero. */
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
