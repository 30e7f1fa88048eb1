package io.linkkeeper.schedule.firing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * That a job is not started by its schedule for the time being.
 *
 * @param job the definition's name
 * @param reason why, or {@code null} when nobody said
 * @param pausedAt since when
 */
public record JobPause(String job, @Nullable String reason, Instant pausedAt) {

}
