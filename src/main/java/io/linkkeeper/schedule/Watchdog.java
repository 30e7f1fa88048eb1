package io.linkkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.schedule.time.MisfirePolicy;

/**
 * Detects scheduled times without an outcome, for example after a blocked Quartz thread,
 * and processes them. Raises one event for each. Thread-safe.
 */
public final class Watchdog {

	/** Longer than the delay of any punctual start. */
	static final Duration TOLERANCE = Duration.ofMinutes(5);

	private final Timetable timetable;

	private final MisfireCheck misfireCheck;

	private final RunPool pool;

	private final ScheduleEvents events;

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	Watchdog(Timetable timetable, MisfireCheck misfireCheck, RunPool pool, ScheduleEvents events) {
		this.timetable = timetable;
		this.misfireCheck = misfireCheck;
		this.pool = pool;
		this.events = events;
	}

	void check() {
		jobs().forEach((job) -> overdue(job).ifPresent((due) -> repair(job, due)));
	}

	/**
	 * Returns the jobs whose scheduled time has passed without an outcome.
	 * @return the scheduled times by the names of the jobs
	 */
	public Map<String, Instant> overdue() {
		Map<String, Instant> overdue = new TreeMap<>();
		jobs().forEach((job) -> overdue(job).ifPresent((due) -> overdue.put(job.name(), due.scheduledAt())));
		return overdue;
	}

	private Stream<JobDefinition> jobs() {
		return this.timetable.scheduled().stream().flatMap((job) -> job.perAccount().stream());
	}

	private Optional<MisfirePolicy> overdue(JobDefinition job) {
		return this.misfireCheck.evaluate(job, false)
			.filter((due) -> due.lateBy().compareTo(TOLERANCE) > 0)
			.filter((due) -> !this.pool.isSubmitted(RunKey.of(job, due.scheduledAt())));
	}

	private void repair(JobDefinition job, MisfirePolicy due) {
		if (this.reported.add(RunKey.of(job, due.scheduledAt()))) {
			this.events.raise(EventKind.NOTICE, job,
					"Nothing happened at %s, although a start was due. It is seen to now, %s late."
						.formatted(due.scheduledAt(), MisfireCheck.format(due.lateBy())));
		}
		this.misfireCheck.check(job.name());
	}

}
