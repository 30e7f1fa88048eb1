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
 * Tells people what the schedule did otherwise than planned, and writes it to the log.
 * Thread-safe.
 */
final class Announcements {

	private static final Logger logger = LoggerFactory.getLogger(Announcements.class);

	private final Notifications notifications;

	private final Clock clock;

	Announcements(Notifications notifications, Clock clock) {
		this.notifications = notifications;
		this.clock = clock;
	}

	/** Tells of a job without a run, whom its definition wants told. */
	void tell(EventKind kind, JobDefinition job, String text) {
		logger.warn(job.name() + ": " + text);
		this.notifications.raise(
				new Event(kind, job.name(), null, String.join(", ", job.accounts()), this.clock.instant(), text),
				job.notification());
	}

	void tell(EventKind kind, Run run, String text) {
		logger.warn(run.job() + ": " + text);
		this.notifications
			.raise(new Event(kind, run.job(), run.id(), run.account().name(), this.clock.instant(), text));
	}

}
