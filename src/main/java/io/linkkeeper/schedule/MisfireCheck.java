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
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.JobPause;
import io.linkkeeper.schedule.firing.JobPauses;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import io.linkkeeper.schedule.time.MisfirePolicy;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;

/**
 * Checks a job for due firings and starts or skips them. Idempotent, so that it may be
 * called at any time and by several processes. Thread-safe.
 */
final class MisfireCheck {

	private static final Logger logger = LoggerFactory.getLogger(MisfireCheck.class);

	private final Timetable timetable;

	private final ScheduledFirings firings;

	private final JobPauses pauses;

	private final ScheduledStart starts;

	private final FiringRecorder recorder;

	private final Clock clock;

	/** Jobs whose last check failed, for example without a database; reported once. */
	private final Set<String> failed = ConcurrentHashMap.newKeySet();

	MisfireCheck(Timetable timetable, ScheduledFirings firings, JobPauses pauses, ScheduledStart starts,
			FiringRecorder recorder, Clock clock) {
		this.timetable = timetable;
		this.firings = firings;
		this.pauses = pauses;
		this.starts = starts;
		this.recorder = recorder;
		this.clock = clock;
	}

	/**
	 * Checks a job for due firings.
	 * @param job the definition's name; an unknown one is ignored
	 */
	void check(String job) {
		try {
			this.timetable.find(job).ifPresent((found) -> found.perAccount().forEach(this::check));
			this.failed.remove(job);
		}
		catch (DuplicateKeyException ex) {
			logger.debug("Another process checks " + job, ex);
		}
		catch (RuntimeException ex) {
			if (this.failed.add(job)) {
				logger.error("Firings of %s could not be checked; retrying until it succeeds: %s".formatted(job,
						FailureText.of(ex)), ex);
			}
		}
	}

	private void check(JobDefinition job) {
		Optional<JobPause> pause = this.pauses.find(job.name());
		evaluate(job, pause.isPresent()).ifPresent((due) -> {
			this.recorder.missed(job, due);
			switch (due.verdict()) {
				case FIRE -> this.starts.start(job, due.scheduledAt(),
						due.isLate() ? "started %s late".formatted(format(due.lateBy())) : null);
				case SKIP -> this.recorder.skip(job, due.scheduledAt(), FiringOutcome.SKIPPED, tooLate(job, due));
				case PAUSED -> this.recorder.skip(job, due.scheduledAt(), FiringOutcome.PAUSED, reason(pause));
			}
		});
	}

	/**
	 * Evaluates the schedule of a job on one account.
	 */
	Optional<MisfirePolicy> evaluate(JobDefinition job, boolean paused) {
		Schedule schedule = scheduleOf(job);
		Instant settled = this.firings.settledUntil(job.name(), job.account(),
				schedule.cron() + " " + schedule.zone().getId());
		return MisfirePolicy.of(schedule, settled, this.clock.instant(), paused);
	}

	private static String tooLate(JobDefinition job, MisfirePolicy due) {
		Schedule schedule = scheduleOf(job);
		return (schedule.misfire() == MisfireInstruction.SKIP)
				? "It is %s late, and `misfire: skip` starts nothing late.".formatted(format(due.lateBy()))
				: "It is %s late, longer than its `lateness` of %s.".formatted(format(due.lateBy()),
						schedule.lateness());
	}

	private static String reason(Optional<JobPause> pause) {
		String reason = pause.map(JobPause::reason).orElse(null);
		return (reason != null) ? reason : "the job is paused";
	}

	private static Schedule scheduleOf(JobDefinition job) {
		return Objects.requireNonNull(job.schedule());
	}

	static String format(Duration duration) {
		return Duration.ofSeconds(duration.toSeconds()).toString().substring(2).toLowerCase(Locale.ROOT);
	}

}
