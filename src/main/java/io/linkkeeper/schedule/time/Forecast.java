package io.linkkeeper.schedule.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.definition.section.Schedule;

/**
 * When a schedule starts its job. Immutable.
 */
public final class Forecast {

	/** Both changes of the clocks in a year. */
	private static final Duration WARNED_OF = Duration.ofDays(366);

	private final Schedule schedule;

	private final CronTimes times;

	/**
	 * The forecast of a schedule.
	 * @param schedule the schedule
	 */
	public Forecast(Schedule schedule) {
		this.schedule = schedule;
		this.times = new CronTimes(schedule.cron(), schedule.zone());
	}

	/**
	 * The next times.
	 * @param after after when
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
	 * Where daylight saving leaves a time out or repeats one, within the next year.
	 * @param from from when
	 * @return half a sentence for each change of the clocks that touches the schedule
	 */
	public List<String> warnings(Instant from) {
		return new DaylightSaving(this.schedule).warnings(from, from.plus(WARNED_OF));
	}

}
