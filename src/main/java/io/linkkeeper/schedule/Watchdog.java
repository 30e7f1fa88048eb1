package io.linkkeeper.schedule;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.schedule.time.MisfirePolicy;

/**
 * Notices a time that passed without an answer, because the alarm clock got stuck, and
 * answers for it. Raises one alarm for each time. Thread-safe.
 */
final class Watchdog {

	/** Longer than any punctual start may take. */
	static final Duration PATIENCE = Duration.ofMinutes(5);

	private final Timetable timetable;

	private final MisfireCheck dueCheck;

	private final RunPool pool;

	private final Announcements announcements;

	private final Set<String> alarms = ConcurrentHashMap.newKeySet();

	Watchdog(Timetable timetable, MisfireCheck dueCheck, RunPool pool, Announcements announcements) {
		this.timetable = timetable;
		this.dueCheck = dueCheck;
		this.pool = pool;
		this.announcements = announcements;
	}

	void look() {
		this.timetable.scheduled()
			.stream()
			.flatMap((job) -> job.perAccount().stream())
			.forEach((job) -> this.dueCheck.due(job, false)
				.filter((due) -> due.lateBy().compareTo(PATIENCE) > 0)
				.filter((due) -> !this.pool.isInHand(RunKey.of(job, due.scheduledAt())))
				.ifPresent((due) -> repair(job, due)));
	}

	private void repair(JobDefinition job, MisfirePolicy due) {
		if (this.alarms.add(RunKey.of(job, due.scheduledAt()))) {
			this.announcements.tell(EventKind.NOTICE, job,
					"Nothing happened at %s, although a start was due. It is seen to now, %s late."
						.formatted(due.scheduledAt(), MisfireCheck.inWords(due.lateBy())));
		}
		this.dueCheck.look(job.name());
	}

}
