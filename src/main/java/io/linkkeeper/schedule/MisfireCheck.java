package io.linkkeeper.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.MisfireInstruction;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.JobPause;
import io.linkkeeper.schedule.firing.JobPauses;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import io.linkkeeper.schedule.time.MisfirePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks what is due for a job and sees to it. Looking again changes nothing, so it does
 * not matter who looks, how often, or in how many processes. Thread-safe.
 */
final class MisfireCheck {

	private static final Logger logger = LoggerFactory.getLogger(MisfireCheck.class);

	private final Timetable timetable;

	private final ScheduledFirings fires;

	private final JobPauses pauses;

	private final ScheduledStart starts;

	private final Announcements announcements;

	private final TransactionTemplate transaction;

	private final Clock clock;

	/** Jobs that could not be looked at, as the database was away. */
	private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

	MisfireCheck(Timetable timetable, ScheduledFirings fires, JobPauses pauses, ScheduledStart starts,
			Announcements announcements, TransactionTemplate transaction, Clock clock) {
		this.timetable = timetable;
		this.fires = fires;
		this.pauses = pauses;
		this.starts = starts;
		this.announcements = announcements;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Looks what is due for a job.
	 * @param job the definition's name; an unknown one is left alone
	 */
	void look(String job) {
		try {
			this.timetable.find(job).ifPresent((found) -> found.perAccount().forEach(this::look));
			this.unanswered.remove(job);
		}
		catch (DuplicateKeyException ex) {
			logger.debug("Another looks at " + job, ex);
		}
		catch (RuntimeException ex) {
			if (this.unanswered.add(job)) {
				logger.error("What is due for %s could not be seen; it will be tried again and again: %s".formatted(job,
						ex.getMessage()), ex);
			}
		}
	}

	/** Looks again at the jobs that could not be looked at. */
	void lookAgain() {
		Set.copyOf(this.unanswered).forEach(this::look);
	}

	private void look(JobDefinition job) {
		Optional<JobPause> pause = this.pauses.find(job.name());
		due(job, pause.isPresent()).ifPresent((due) -> {
			noteMissed(job, due);
			switch (due.verdict()) {
				case FIRE -> this.starts.start(job, due.scheduledAt(),
						due.isLate() ? "started %s late".formatted(inWords(due.lateBy())) : null);
				case SKIP -> this.starts.leaveOut(job, due.scheduledAt(), FiringOutcome.SKIPPED, tooLate(job, due));
				case PAUSED -> this.starts.leaveOut(job, due.scheduledAt(), FiringOutcome.PAUSED, reason(pause));
			}
		});
	}

	/**
	 * What is due for a job on its one account now.
	 */
	Optional<MisfirePolicy> due(JobDefinition job, boolean paused) {
		Schedule schedule = scheduleOf(job);
		Instant settled = this.fires.settledUntil(job.name(), job.account(),
				schedule.cron() + " " + schedule.zone().getId());
		return MisfirePolicy.of(schedule, settled, this.clock.instant(), paused);
	}

	private void noteMissed(JobDefinition job, MisfirePolicy due) {
		if (due.missed().isEmpty()) {
			return;
		}
		boolean paused = due.verdict() == MisfirePolicy.Verdict.PAUSED;
		this.transaction.executeWithoutResult((status) -> {
			due.missed()
				.forEach((time) -> this.fires.record(new ScheduledFiring(job.name(), job.account(), time,
						paused ? FiringOutcome.PAUSED : FiringOutcome.MISSED, null,
						paused ? null : "nobody looked at the time; %s stands for it".formatted(due.scheduledAt()))));
			if (!paused) {
				this.announcements.tell(EventKind.MISSED, job, missed(due));
			}
		});
	}

	private static String missed(MisfirePolicy due) {
		int count = due.missed().size();
		return "%d %s passed while nothing was there to start it, the last at %s. They are not made up for."
			.formatted(count, (count == 1) ? "start" : "starts", due.missed().get(count - 1));
	}

	private static String tooLate(JobDefinition job, MisfirePolicy due) {
		Schedule schedule = scheduleOf(job);
		return (schedule.misfire() == MisfireInstruction.SKIP)
				? "It is %s late, and `misfire: skip` starts nothing late.".formatted(inWords(due.lateBy()))
				: "It is %s late, longer than its `lateness` of %s.".formatted(inWords(due.lateBy()),
						schedule.lateness());
	}

	private static String reason(Optional<JobPause> pause) {
		String reason = pause.map(JobPause::reason).orElse(null);
		return (reason != null) ? reason : "the job is paused";
	}

	private static Schedule scheduleOf(JobDefinition job) {
		return Objects.requireNonNull(job.schedule());
	}

	static String inWords(Duration duration) {
		return Duration.ofSeconds(duration.toSeconds()).toString().substring(2).toLowerCase(Locale.ROOT);
	}

}
