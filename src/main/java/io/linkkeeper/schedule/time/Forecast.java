package io.linkkeeper.schedule.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.definition.section.Schedule;

/**
 * Computes the next firings of a schedule. Immutable.
 */
public final class Forecast {

	/** Includes both daylight-saving changes of a year. */
	private static final Duration HORIZON = Duration.ofDays(366);

	private final Schedule schedule;

	private final CronTimes times;

	/**
	 * Creates the forecast of a schedule.
	 * @param schedule the schedule
	 */
	public Forecast(Schedule schedule) {
		this.schedule = schedule;
		this.times = new CronTimes(schedule.cron(), schedule.zone());
	}

	/**
	 * Returns the next firings.
	 * @param after the instant after which to search
	 * @param count how many at most
	 * @return the times in the schedule's zone; fewer when the schedule ends before
	 */
	public List<ZonedDateTime> next(Instant after, int count) {
		List<ZonedDateTime> next = new ArrayList<>();
		Optional<Instant> time = this.times.next(after);
		while (time.isPresent() && next.size() < count) {
			next.add(time.get().atZone(this.schedule.zone()));
			time = this.times.next(time.get());
		}
		return next;
	}

	/**
	 * Warns about times that daylight saving skips or repeats within a year.
	 * @param from the begin of the year
	 * @return a phrase for each affected change
	 */
	public List<String> warnings(Instant from) {
		return new DaylightSaving(this.schedule).warnings(from, from.plus(HORIZON));
	}

}
