package io.linkkeeper.schedule.firing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The pause of a scheduled job.
 *
 * @param job the definition's name
 * @param reason the reason, or {@code null}
 * @param pausedAt the begin of the pause
 */
public record JobPause(String job, @Nullable String reason, Instant pausedAt) {

}
