package io.linkkeeper.schedule;

import java.time.Instant;

import io.linkkeeper.definition.JobDefinition;

/**
 * Creates the keys of scheduled runs, which make their start idempotent across processes.
 */
final class RunKey {

	private RunKey() {
	}

	/** Creates the key of a job on one account. */
	static String of(JobDefinition job, Instant scheduledAt) {
		return "schedule:%s:%s:%s".formatted(job.name(), job.account(), scheduledAt);
	}

}
