package io.linkkeeper.schedule.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.definition.section.MisfireInstruction;
import io.linkkeeper.definition.section.Schedule;

/**
 * The decision about the latest scheduled time that has passed.
 *
 * @param verdict what to do about the latest scheduled time
 * @param scheduledAt the latest scheduled time
 * @param lateBy the lateness
 * @param missed earlier scheduled times without an outcome: the latest hundred, in order
 */
public record MisfirePolicy(Verdict verdict, Instant scheduledAt, Duration lateBy, List<Instant> missed) {

	/** A start within a minute counts as punctual, regardless of the schedule. */
	static final Duration PUNCTUAL = Duration.ofMinutes(1);

	private static final int MISSED_AT_ONCE = 100;

	public MisfirePolicy {
		missed = List.copyOf(missed);
	}

	/**
	 * Evaluates a schedule.
	 * @param schedule the schedule
	 * @param settledUntil the time up to which all firings have an outcome
	 * @param now the current time
	 * @param paused whether the job is paused
	 * @return the decision, or empty when nothing is due
	 */
	public static Optional<MisfirePolicy> of(Schedule schedule, Instant settledUntil, Instant now, boolean paused) {
		CronTimes times = new CronTimes(schedule.cron(), schedule.zone());
		return times.latest(settledUntil, now).map((latest) -> {
			Duration late = Duration.between(latest, now);
			return new MisfirePolicy(verdict(schedule, late, paused), latest, late,
					times.between(settledUntil, latest, MISSED_AT_ONCE));
		});
	}

	private static Verdict verdict(Schedule schedule, Duration late, boolean paused) {
		if (paused) {
			return Verdict.PAUSED;
		}
		return (late.compareTo(longestDelay(schedule)) <= 0) ? Verdict.FIRE : Verdict.SKIP;
	}

	private static Duration longestDelay(Schedule schedule) {
		boolean mayBeLate = schedule.misfire() == MisfireInstruction.FIRE_ONCE
				&& schedule.lateness().compareTo(PUNCTUAL) > 0;
		return mayBeLate ? schedule.lateness() : PUNCTUAL;
	}

	public boolean isLate() {
		return this.lateBy.compareTo(PUNCTUAL) > 0;
	}

	/** Decisions about a scheduled time. */
	public enum Verdict {

		/** Start a run. */
		FIRE,

		/** Skip the firing: it is too late. */
		SKIP,

		/** Skip the firing: the job is paused. */
		PAUSED

	}

}
