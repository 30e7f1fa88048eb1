package io.linkkeeper.schedule;

import java.time.Clock;

import javax.sql.DataSource;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.run.Runs;
import io.linkkeeper.schedule.file.AcceptedFiles;
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
 * Configures the schedule of a serving process.
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
	ScheduleEvents scheduleEvents(Notifications notifications, Clock clock) {
		return new ScheduleEvents(notifications, clock);
	}

	@Bean(destroyMethod = "stop")
	RunPool runPool(ScheduleProperties properties) {
		return new RunPool(properties.runsAtATime());
	}

	@Bean
	FiringRecorder firingRecorder(ScheduledFirings firings, ScheduleEvents events, TransactionTemplate transaction) {
		return new FiringRecorder(firings, events, transaction);
	}

	@Bean
	ScheduledStart scheduledStart(Operator operator, RunPool pool, ScheduledFirings firings, FiringRecorder recorder) {
		return new ScheduledStart(operator.by(Actor.ofSchedule()), pool, firings, recorder);
	}

	@Bean
	MisfireCheck misfireCheck(Timetable timetable, ScheduledFirings firings, JobPauses pauses, ScheduledStart starts,
			FiringRecorder recorder, Clock clock) {
		return new MisfireCheck(timetable, firings, pauses, starts, recorder, clock);
	}

	@Bean
	Triggers triggers(Scheduler scheduler, Ownership ownership, Clock clock) {
		return new Triggers(scheduler, ownership, clock);
	}

	@Bean
	DefinitionReload definitionReload(DefinitionFolder folder, Timetable timetable, Triggers triggers,
			ScheduledFirings firings, ScheduleEvents events, AcceptedFiles accepted) {
		return new DefinitionReload(folder, timetable, triggers, firings, events, accepted);
	}

	@Bean
	CrashRecovery crashRecovery(Operator operator, Runs runs, ScheduledFirings firings, ScheduledStart starts,
			ScheduleEvents events, Clock clock) {
		return new CrashRecovery(operator.by(Actor.ofSchedule()), runs, firings, starts, events, clock);
	}

	@Bean
	Watchdog watchdog(Timetable timetable, MisfireCheck misfireCheck, RunPool pool, ScheduleEvents events) {
		return new Watchdog(timetable, misfireCheck, pool, events);
	}

	@Bean
	ServeLoop serveLoop(DefinitionReload definitionReload, CrashRecovery crashRecovery, Timetable timetable,
			MisfireCheck misfireCheck, Watchdog watchdog, DataDisk disk) {
		return new ServeLoop(definitionReload, crashRecovery, timetable, misfireCheck, watchdog, disk);
	}

	@Bean
	Serving serving(ServeLoop serveLoop, Scheduler scheduler, RunPool pool, ScheduledStart starts, Operator operator,
			ScheduleProperties properties) {
		return new Serving(serveLoop, scheduler, pool, starts, operator, properties.lookEvery());
	}

	@Bean
	SchedulerFactoryBeanCustomizer quartzSettings(DataSource dataSource) {
		return (factory) -> factory.setQuartzProperties(QuartzSettings.of(dataSource));
	}

}
