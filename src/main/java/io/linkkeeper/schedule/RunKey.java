package io.linkkeeper.schedule;

import java.time.Instant;

import io.linkkeeper.definition.JobDefinition;

/**
 * What identifies a scheduled run: however often a time is answered for, and by how many
 * processes, it has one run.
 */
final class RunKey {

	private RunKey() {
	}

	/** The key of a job on its one account. */
	static String of(JobDefinition job, Instant scheduledAt) {
		return "schedule:%s:%s:%s".formatted(job.name(), job.account(), scheduledAt);
	}

}
