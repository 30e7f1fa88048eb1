package io.linkkeeper.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.schedule.time.Forecast;
import io.linkkeeper.text.FailureText;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers one Quartz trigger for each definition with a schedule, and repairs triggers
 * that Quartz gave up or that a wrong clock moved into the future. Misfires are evaluated
 * by {@link io.linkkeeper.schedule.time.MisfirePolicy}, so Quartz neither handles
 * misfires nor requests recovery. Thread-safe.
 */
final class Triggers {

	private static final Logger logger = LoggerFactory.getLogger(Triggers.class);

	private static final String GROUP = "jobs";

	/** Between the times of a trigger and of the forecast. */
	private static final Duration TOLERANCE = Duration.ofMinutes(1);

	private final Scheduler scheduler;

	private final Ownership ownership;

	private final Clock clock;

	/** The jobs whose triggers this process registered. */
	private final Set<String> registered = ConcurrentHashMap.newKeySet();

	/** Jobs of other processes and jobs without a further scheduled time. */
	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	Triggers(Scheduler scheduler, Ownership ownership, Clock clock) {
		this.scheduler = scheduler;
		this.ownership = ownership;
		this.clock = clock;
	}

	/**
	 * Registers the triggers of these definitions and deletes those of jobs that this
	 * process had before. On a database that other processes share, a job that this one
	 * does not know is theirs.
	 * @param scheduled definitions with a schedule
	 */
	void register(List<JobDefinition> scheduled) {
		try {
			for (JobDefinition job : scheduled) {
				register(job.name(), Objects.requireNonNull(job.schedule()));
			}
			Set<JobKey> wanted = scheduled.stream().map((job) -> key(job.name())).collect(Collectors.toSet());
			List<JobKey> others = new ArrayList<>(this.scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)));
			others.removeAll(wanted);
			for (JobKey other : others) {
				delete(other);
			}
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("The triggers could not be stored: " + FailureText.of(ex), ex);
		}
	}

	private void delete(JobKey job) throws SchedulerException {
		if (!this.ownership.isShared() || this.registered.remove(job.getName())) {
			this.scheduler.deleteJob(job);
		}
		else if (this.reported.add(job.getName())) {
			logger.warn(("%s is scheduled by another process that shares the database and is not among the definitions"
					+ " here, so it is left alone")
				.formatted(job.getName()));
		}
	}

	private void register(String job, Schedule schedule) throws SchedulerException {
		TriggerKey trigger = new TriggerKey(job, GROUP);
		List<ZonedDateTime> next = new Forecast(schedule).next(this.clock.instant(), 1);
		this.registered.add(job);
		if (this.scheduler.getTriggerState(trigger) == Trigger.TriggerState.ERROR) {
			logger.warn("The trigger of %s had failed and is active again".formatted(job));
			this.scheduler.resetTriggerFromErrorState(trigger);
		}
		if (this.scheduler.getTrigger(trigger) instanceof CronTrigger existing && isSame(existing, schedule)
				&& !isAhead(existing, next)) {
			return;
		}
		if (next.isEmpty()) {
			this.scheduler.deleteJob(key(job));
			if (this.reported.add(job)) {
				logger.warn("%s has no further scheduled time: its cron expression lies in the past".formatted(job));
			}
		}
		else {
			this.scheduler.scheduleJob(detail(job), Set.of(trigger(job, schedule, next.get(0))), true);
			logger.info("Next firing of %s at %s".formatted(job, next.get(0)));
		}
	}

	/** Whether its next fire time is one after the next, which a wrong clock chose. */
	private static boolean isAhead(CronTrigger trigger, List<ZonedDateTime> next) {
		Date at = trigger.getNextFireTime();
		return at != null && !next.isEmpty() && at.toInstant().isAfter(next.get(0).toInstant().plus(TOLERANCE));
	}

	private static boolean isSame(CronTrigger trigger, Schedule schedule) {
		return trigger.getCronExpression().equals(schedule.cron())
				&& ZoneId.of(trigger.getTimeZone().getID()).equals(schedule.zone());
	}

	private static JobDetail detail(String job) {
		return JobBuilder.newJob(ScheduledBatchJob.class).withIdentity(key(job)).requestRecovery(false).build();
	}

	private static Trigger trigger(String job, Schedule schedule, ZonedDateTime first) {
		return TriggerBuilder.newTrigger()
			.withIdentity(job, GROUP)
			.startAt(Date.from(first.toInstant()))
			.withSchedule(CronScheduleBuilder.cronSchedule(schedule.cron())
				.inTimeZone(TimeZone.getTimeZone(schedule.zone()))
				.withMisfireHandlingInstructionDoNothing())
			.build();
	}

	private static JobKey key(String job) {
		return new JobKey(job, GROUP);
	}

}
