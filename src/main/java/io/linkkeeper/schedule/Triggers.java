package io.linkkeeper.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
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
 * that Quartz gave up or that a wrong clock moved into the future. Where processes that
 * share a database have different definitions of a job, its trigger is that of the
 * process that registered it last. Misfires are evaluated by
 * {@link io.linkkeeper.schedule.time.MisfirePolicy}, so Quartz neither handles misfires
 * nor requests recovery. Thread-safe.
 */
final class Triggers {

	private static final Logger logger = LoggerFactory.getLogger(Triggers.class);

	private static final String GROUP = "jobs";

	/** Between the times of a trigger and of the forecast. */
	private static final Duration TOLERANCE = Duration.ofMinutes(1);

	/** In which processes take over an edit that reaches each of them. */
	static final Duration ROLLOUT = Duration.ofMinutes(1);

	/** The key of the hash of a definition in the data of its Quartz job. */
	private static final String HASH = "definition";

	private final Scheduler scheduler;

	private final Ownership ownership;

	private final Clock clock;

	/**
	 * The jobs whose triggers this process registered, with the hashes of their
	 * definitions.
	 */
	private final Map<String, String> registered = new ConcurrentHashMap<>();

	/** Since when another process has a different definition of a job. */
	private final Map<String, Instant> different = new ConcurrentHashMap<>();

	/** Messages about jobs, each logged once. */
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
				register(job);
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
		if (!this.ownership.isShared() || this.registered.remove(job.getName()) != null) {
			this.scheduler.deleteJob(job);
		}
		else {
			report("%s is scheduled by another process that shares the database and is not among the definitions"
					+ " here, so it is left alone", job.getName());
		}
	}

	private void report(String message, String job) {
		String text = message.formatted(job);
		if (this.reported.add(text)) {
			logger.warn(text);
		}
	}

	private void register(JobDefinition definition) throws SchedulerException {
		String job = definition.name();
		Schedule schedule = Objects.requireNonNull(definition.schedule());
		TriggerKey trigger = new TriggerKey(job, GROUP);
		List<ZonedDateTime> next = new Forecast(schedule).next(this.clock.instant(), 1);
		String hash = definition.hash();
		boolean changed = !hash.equals(this.registered.put(job, hash));
		if (this.scheduler.getTriggerState(trigger) == Trigger.TriggerState.ERROR) {
			logger.warn("The trigger of %s had failed and is active again".formatted(job));
			this.scheduler.resetTriggerFromErrorState(trigger);
		}
		if (!changed && isDifferentElsewhere(job, hash)) {
			return;
		}
		if (this.scheduler.getTrigger(trigger) instanceof CronTrigger existing && isSame(existing, schedule)
				&& !isAhead(existing, next)) {
			if (changed) {
				this.scheduler.addJob(detail(job, hash), true, true);
			}
			return;
		}
		if (next.isEmpty()) {
			this.scheduler.deleteJob(key(job));
			report("%s has no further scheduled time: its cron expression lies in the past", job);
		}
		else {
			this.scheduler.scheduleJob(detail(job, hash), Set.of(trigger(job, schedule, next.get(0))), true);
			logger.info("Next firing of %s at %s".formatted(job, next.get(0)));
		}
	}

	/** Whether another process registered a job by a different definition. */
	private boolean isDifferentElsewhere(String job, String hash) throws SchedulerException {
		JobDetail stored = this.scheduler.getJobDetail(key(job));
		String other = (stored != null) ? stored.getJobDataMap().getString(HASH) : null;
		if (other == null || other.equals(hash)) {
			this.different.remove(job);
			return false;
		}
		Instant now = this.clock.instant();
		Instant since = this.different.computeIfAbsent(job, (key) -> now);
		if (!now.isBefore(since.plus(ROLLOUT))) {
			report("The definition of %s differs from that of another process that shares the database, so it depends"
					+ " on the process which one a run follows; make the folders of definitions equal", job);
		}
		return true;
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

	private static JobDetail detail(String job, String hash) {
		return JobBuilder.newJob(ScheduledBatchJob.class)
			.withIdentity(key(job))
			.usingJobData(HASH, hash)
			.requestRecovery(false)
			.build();
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
