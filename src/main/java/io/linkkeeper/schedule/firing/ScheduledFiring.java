package io.linkkeeper.schedule.firing;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A scheduled time of a job and its outcome.
 *
 * @param job the definition's name
 * @param account the account's name in the configuration
 * @param scheduledAt the scheduled time
 * @param outcome the outcome
 * @param runId the started run, or {@code null} for none
 * @param reason why no run started or why it was late, or {@code null} for a punctual run
 */
public record ScheduledFiring(String job, String account, Instant scheduledAt, FiringOutcome outcome,
		@Nullable Long runId, @Nullable String reason) {

	public ScheduledFiring {
		Objects.requireNonNull(scheduledAt, "scheduledAt");
		if ((outcome == FiringOutcome.RUN) != (runId != null)) {
			throw new IllegalArgumentException(
					"A firing has a run exactly when its outcome is RUN, not " + outcome + " and " + runId);
		}
	}

}
