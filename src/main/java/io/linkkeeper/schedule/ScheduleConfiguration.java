package io.linkkeeper.schedule;

import java.time.Clock;

import javax.sql.DataSource;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.run.Runs;
import io.linkkeeper.schedule.firing.JobPauses;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import org.quartz.Scheduler;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The schedule, for a process that serves.
 */
@Configuration(proxyBeanMethods = false)
@Profile("serve")
@EnableConfigurationProperties(ScheduleProperties.class)
class ScheduleConfiguration {

	@Bean
	Timetable timetable() {
		return new Timetable();
	}

	@Bean
	Announcements announcements(Notifications notifications, Clock clock) {
		return new Announcements(notifications, clock);
	}

	@Bean(destroyMethod = "stop")
	RunPool runPool(ScheduleProperties properties) {
		return new RunPool(properties.runsAtATime());
	}

	@Bean
	ScheduledStart scheduledStart(Operator operator, RunPool pool, ScheduledFirings fires, Announcements announcements,
			TransactionTemplate transaction) {
		return new ScheduledStart(operator, pool, fires, announcements, transaction);
	}

	@Bean
	MisfireCheck dueCheck(Timetable timetable, ScheduledFirings fires, JobPauses pauses, ScheduledStart starts,
			Announcements announcements, TransactionTemplate transaction, Clock clock) {
		return new MisfireCheck(timetable, fires, pauses, starts, announcements, transaction, clock);
	}

	@Bean
	Triggers triggers(Scheduler scheduler, Clock clock) {
		return new Triggers(scheduler, clock);
	}

	@Bean
	DefinitionReload reload(ScheduleProperties properties, Timetable timetable, Triggers triggers,
			ScheduledFirings fires, Announcements announcements) {
		return new DefinitionReload(new DefinitionFolder(properties.jobsFolder()), timetable, triggers, fires,
				announcements);
	}

	@Bean
	CrashWatch crashWatch(Operator operator, Runs runs, ScheduledFirings fires, RunPool pool, ScheduledStart starts,
			Announcements announcements, Clock clock) {
		return new CrashWatch(operator, runs, fires, pool, starts, announcements, clock);
	}

	@Bean
	Watchdog watchdog(Timetable timetable, MisfireCheck dueCheck, RunPool pool, Announcements announcements) {
		return new Watchdog(timetable, dueCheck, pool, announcements);
	}

	@Bean
	ServeLoop rounds(DefinitionReload reload, CrashWatch crashWatch, Timetable timetable, MisfireCheck dueCheck,
			Watchdog watchdog) {
		return new ServeLoop(reload, crashWatch, timetable, dueCheck, watchdog);
	}

	@Bean
	Serving serving(ServeLoop rounds, Scheduler scheduler, RunPool pool, ScheduledStart starts, Operator operator,
			ScheduleProperties properties) {
		return new Serving(rounds, scheduler, pool, starts, operator, properties.lookEvery());
	}

	@Bean
	SchedulerFactoryBeanCustomizer quartzSettings(DataSource dataSource) {
		return (factory) -> factory.setQuartzProperties(QuartzSettings.of(dataSource));
	}

}
