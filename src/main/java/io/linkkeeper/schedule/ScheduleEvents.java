package io.linkkeeper.schedule;

import java.time.Clock;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.run.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs and raises events of the schedule. Thread-safe.
 */
final class ScheduleEvents {

	private static final Logger logger = LoggerFactory.getLogger(ScheduleEvents.class);

	private final Notifications notifications;

	private final Clock clock;

	ScheduleEvents(Notifications notifications, Clock clock) {
		this.notifications = notifications;
		this.clock = clock;
	}

	/** Raises an event of a job without a run. */
	void raise(EventKind kind, JobDefinition job, String text) {
		logger.warn(job.name() + ": " + text);
		this.notifications.raise(
				new Event(kind, job.name(), null, String.join(", ", job.accounts()), this.clock.instant(), text),
				job.notification());
	}

	void raise(EventKind kind, Run run, String text) {
		logger.warn(run.job() + ": " + text);
		this.notifications
			.raise(new Event(kind, run.job(), run.id(), run.account().name(), this.clock.instant(), text));
	}

}
