package io.linkkeeper.schedule;

import java.time.Clock;

import javax.sql.DataSource;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.launch.Operator;
import io.linkkeeper.ledger.Fires;
import io.linkkeeper.ledger.Pauses;
import io.linkkeeper.ledger.Runs;
import io.linkkeeper.notify.Notifications;
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
	ScheduledStart scheduledStart(Operator operator, RunPool pool, Fires fires, Announcements announcements,
			TransactionTemplate transaction) {
		return new ScheduledStart(operator, pool, fires, announcements, transaction);
	}

	@Bean
	DueCheck dueCheck(Timetable timetable, Fires fires, Pauses pauses, ScheduledStart starts,
			Announcements announcements, TransactionTemplate transaction, Clock clock) {
		return new DueCheck(timetable, fires, pauses, starts, announcements, transaction, clock);
	}

	@Bean
	Triggers triggers(Scheduler scheduler, Clock clock) {
		return new Triggers(scheduler, clock);
	}

	@Bean
	Reload reload(ScheduleProperties properties, Timetable timetable, Triggers triggers, Fires fires,
			Announcements announcements) {
		return new Reload(new DefinitionFolder(properties.jobsFolder()), timetable, triggers, fires, announcements);
	}

	@Bean
	CrashWatch crashWatch(Operator operator, Runs runs, Fires fires, RunPool pool, ScheduledStart starts,
			Announcements announcements, Clock clock) {
		return new CrashWatch(operator, runs, fires, pool, starts, announcements, clock);
	}

	@Bean
	Watchdog watchdog(Timetable timetable, DueCheck dueCheck, RunPool pool, Announcements announcements) {
		return new Watchdog(timetable, dueCheck, pool, announcements);
	}

	@Bean
	Rounds rounds(Reload reload, CrashWatch crashWatch, Timetable timetable, DueCheck dueCheck, Watchdog watchdog) {
		return new Rounds(reload, crashWatch, timetable, dueCheck, watchdog);
	}

	@Bean
	Serving serving(Rounds rounds, Scheduler scheduler, RunPool pool, ScheduledStart starts, Operator operator,
			ScheduleProperties properties) {
		return new Serving(rounds, scheduler, pool, starts, operator, properties.lookEvery());
	}

	@Bean
	SchedulerFactoryBeanCustomizer quartzSettings(DataSource dataSource) {
		return (factory) -> factory.setQuartzProperties(QuartzSettings.of(dataSource));
	}

}
