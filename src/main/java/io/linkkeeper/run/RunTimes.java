package io.linkkeeper.run;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The times of a run.
 *
 * @param createdAt when the run was started
 * @param approvedAt when an operator approved the plan, or {@code null}
 * @param endedAt when the last execution ended, or {@code null} while it executes
 * @param removalAnnouncedAt when the removal of the run's rows was announced, or
 * {@code null}
 */
public record RunTimes(Instant createdAt, @Nullable Instant approvedAt, @Nullable Instant endedAt,
		@Nullable Instant removalAnnouncedAt) {
}
