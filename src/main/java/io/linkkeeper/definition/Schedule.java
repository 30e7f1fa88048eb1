package io.linkkeeper.definition;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * When a job starts by itself.
 *
 * @param cron a Quartz cron expression of six or seven fields
 * @param zone the zone the expression is read in
 * @param misfire what happens to a missed start
 * @param lateness how late a missed start may still happen
 * @param onCrash what happens to a run that did not come to its end
 */
public record Schedule(String cron, ZoneId zone, Misfire misfire, Duration lateness, OnCrash onCrash) {

	/** UTC: the only zone without summer time that every operator knows. */
	public static final ZoneId DEFAULT_ZONE = ZoneId.of("UTC");

	/** A maintenance run that was missed is made up for once. */
	public static final Misfire DEFAULT_MISFIRE = Misfire.FIRE_ONCE;

	/** Six hours: a nightly run may be late, but does not happen in the working day. */
	public static final Duration DEFAULT_LATENESS = Duration.ofHours(6);

	/** A run goes on exactly where it was, so it need not wait for a person. */
	public static final OnCrash DEFAULT_ON_CRASH = OnCrash.RESTART;

	public Schedule {
		if (cron.isBlank()) {
			throw new IllegalArgumentException("A schedule must have a cron expression");
		}
		Objects.requireNonNull(zone, "zone");
		Objects.requireNonNull(misfire, "misfire");
		Objects.requireNonNull(onCrash, "onCrash");
		Durations.requireReasonable("lateness", lateness);
	}

}
