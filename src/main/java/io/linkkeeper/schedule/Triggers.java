package io.linkkeeper.schedule;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.Schedule;
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
 * Registers one Quartz trigger for each definition with a schedule. Misfires are
 * evaluated by {@link io.linkkeeper.schedule.time.MisfirePolicy}, so Quartz neither
 * handles misfires nor requests recovery. Thread-safe.
 */
final class Triggers {

	private static final Logger logger = LoggerFactory.getLogger(Triggers.class);

	private static final String GROUP = "jobs";

	private final Scheduler scheduler;

	private final Clock clock;

	Triggers(Scheduler scheduler, Clock clock) {
		this.scheduler = scheduler;
		this.clock = clock;
	}

	/**
	 * Registers the triggers of these definitions and deletes all others.
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
			this.scheduler.deleteJobs(others);
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("The triggers could not be stored: " + FailureText.of(ex), ex);
		}
	}

	private void register(String job, Schedule schedule) throws SchedulerException {
		Trigger existing = this.scheduler.getTrigger(new TriggerKey(job, GROUP));
		if (existing instanceof CronTrigger trigger && isSame(trigger, schedule)) {
			return;
		}
		List<ZonedDateTime> next = new Forecast(schedule).next(this.clock.instant(), 1);
		if (next.isEmpty()) {
			logger.warn("%s has no further scheduled time: its cron expression lies in the past".formatted(job));
			this.scheduler.deleteJob(key(job));
		}
		else {
			this.scheduler.scheduleJob(detail(job), Set.of(trigger(job, schedule, next.get(0))), true);
			logger.info("Next firing of %s at %s".formatted(job, next.get(0)));
		}
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
