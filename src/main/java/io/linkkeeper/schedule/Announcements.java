package io.linkkeeper.schedule;

import java.time.Clock;

import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells people what the schedule did otherwise than planned, and writes it to the log.
 * Thread-safe.
 */
final class Announcements {

	private static final Log logger = LogFactory.getLog(Announcements.class);

	private final Notifications notifications;

	private final Clock clock;

	Announcements(Notifications notifications, Clock clock) {
		this.notifications = notifications;
		this.clock = clock;
	}

	void tell(EventKind kind, String job, String account, @Nullable Long runId, String text) {
		logger.warn(job + ": " + text);
		this.notifications.raise(new Event(kind, job, runId, account, this.clock.instant(), text));
	}

}
