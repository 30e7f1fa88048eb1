package io.linkkeeper.operate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tracks the runs that operations of this process work on. A lock that this process holds
 * for any other run could not be released and may be released later. Thread-safe.
 */
final class ActiveRuns {

	private final Map<Long, Integer> runs = new ConcurrentHashMap<>();

	/**
	 * Counts, as several operations may try the same run and only one acquires its lock.
	 */
	void take(long runId) {
		this.runs.merge(runId, 1, Integer::sum);
	}

	void leave(long runId) {
		this.runs.computeIfPresent(runId, (id, verbs) -> (verbs > 1) ? verbs - 1 : null);
	}

	boolean contains(long runId) {
		return this.runs.containsKey(runId);
	}

}
