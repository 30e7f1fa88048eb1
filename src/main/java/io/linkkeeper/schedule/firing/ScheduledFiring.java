package io.linkkeeper.schedule.firing;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What became of one time at which a job was to start.
 *
 * @param job the definition's name
 * @param account the account's name in the configuration
 * @param scheduledAt the time
 * @param outcome what became of it
 * @param runId the run that began, or {@code null} when none did
 * @param reason why no run began or why it was late, in words, or {@code null} when all
 * is as it should be
 */
public record ScheduledFiring(String job, String account, Instant scheduledAt, FiringOutcome outcome,
		@Nullable Long runId, @Nullable String reason) {

	public ScheduledFiring {
		Objects.requireNonNull(scheduledAt, "scheduledAt");
		if ((outcome == FiringOutcome.RUN) != (runId != null)) {
			throw new IllegalArgumentException(
					"A fire has a run exactly when one began, not " + outcome + " and " + runId);
		}
	}

}
