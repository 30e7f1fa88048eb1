package io.linkkeeper.attention;

import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

/**
 * The next start of a job by its schedule.
 *
 * @param job the definition's name
 * @param at when it starts, in the zone of its schedule
 * @param more how many starts follow within the same time
 * @param paused why it does not start after all, or {@code null} when it is not paused
 */
public record NextStart(String job, ZonedDateTime at, int more, @Nullable String paused) {

	/** More starts that follow are not counted. */
	public static final int MOST = 100;

}
