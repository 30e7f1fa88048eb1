package io.linkkeeper.schedule.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.definition.section.MisfireInstruction;
import io.linkkeeper.definition.section.Schedule;

/**
 * What a schedule asks for at some instant.
 *
 * @param verdict what to do about the last time that has come
 * @param scheduledAt that time
 * @param lateBy how long ago it was
 * @param missed the times before it that have no answer: the latest hundred, in their
 * order
 */
public record MisfirePolicy(Verdict verdict, Instant scheduledAt, Duration lateBy, List<Instant> missed) {

	/** A start within a minute counts as punctual, whatever the schedule says. */
	static final Duration PUNCTUAL = Duration.ofMinutes(1);

	private static final int MISSED_AT_ONCE = 100;

	public MisfirePolicy {
		missed = List.copyOf(missed);
	}

	/**
	 * Decides what is due.
	 * @param schedule the schedule
	 * @param settledUntil up to when everything has its answer
	 * @param now the present
	 * @param paused whether the job is paused
	 * @return what is due, or nothing when everything has its answer
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

	/** What to do about a time. */
	public enum Verdict {

		/** Start a run. */
		FIRE,

		/** Leave it out: it is too late. */
		SKIP,

		/** Leave it out: the job is paused. */
		PAUSED

	}

}
