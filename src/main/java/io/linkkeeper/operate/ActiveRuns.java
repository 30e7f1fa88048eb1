package io.linkkeeper.operate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runs that verbs of this process work on. A lock that this process holds for any
 * other run was left behind, when it could not be given back. Thread-safe.
 */
final class ActiveRuns {

	private final Map<Long, Integer> runs = new ConcurrentHashMap<>();

	/** Several verbs may try the same run; only one gets its lock. */
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
