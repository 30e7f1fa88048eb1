package io.linkkeeper.notify.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.linkkeeper.notify.Carriers;
import io.linkkeeper.notify.Channel;
import io.linkkeeper.notify.Notification;
import io.linkkeeper.notify.NotifyProperties;
import io.linkkeeper.notify.UndeliveredException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Goes through the outbox and delivers what is due. What was not taken is tried again
 * after a minute, then after twice as long each time, up to an hour, and given up in the
 * end. When a channel is down, nothing else of it is tried in the same pass. For one
 * thread at a time in a process; several processes do not get in each other's way.
 */
@Component
class OutboxDispatch {

	private static final Logger logger = LoggerFactory.getLogger(OutboxDispatch.class);

	private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private static final int MOST_DOUBLINGS = 6;

	/** Longer than any attempt takes: a process that is silent for so long has died. */
	private static final Duration CLAIM = Duration.ofMinutes(5);

	private final Outbox outbox;

	private final Carriers carriers;

	private final NotifyProperties properties;

	private final Clock clock;

	OutboxDispatch(Outbox outbox, Carriers carriers, NotifyProperties properties, Clock clock) {
		this.outbox = outbox;
		this.carriers = carriers;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Delivers what is due now.
	 * @param wanted asked before each notification: whether to go on
	 */
	synchronized void deliverDue(BooleanSupplier wanted) {
		Set<Channel> down = EnumSet.noneOf(Channel.class);
		List<Notification> due = this.outbox.due(0);
		while (!due.isEmpty()) {
			for (Notification next : due) {
				if (!wanted.getAsBoolean()) {
					return;
				}
				Channel channel = next.addressee().channel();
				if (!down.contains(channel) && !deliver(next)) {
					down.add(channel);
				}
			}
			due = this.outbox.due(due.get(due.size() - 1).id());
		}
	}

	/**
	 * Tries one notification.
	 * @return whether its channel is up, as far as is known
	 */
	private boolean deliver(Notification notification) {
		if (!this.outbox.claim(notification, this.clock.instant().plus(CLAIM))) {
			return true;
		}
		try {
			this.carriers.by(notification.addressee().channel()).carry(notification);
			this.outbox.delivered(notification);
			return true;
		}
		catch (UndeliveredException ex) {
			logger.warn("%s could not be told and will be later: %s".formatted(notification.addressee(), ex.reason()));
			undelivered(notification, ex);
			return !ex.isChannelDown();
		}
	}

	private void undelivered(Notification notification, UndeliveredException ex) {
		Channel channel = notification.addressee().channel();
		Instant until = this.clock.instant().plus(pauseAfter(notification.attempts()));
		Instant oldest = this.clock.instant().minus(this.properties.giveUpAfter());
		this.outbox.postpone(notification, until, ex.reason());
		if (ex.isChannelDown()) {
			this.outbox.postpone(channel, until);
		}
		int givenUp = ex.isChannelDown() ? this.outbox.giveUp(channel, oldest, ex.reason())
				: this.outbox.giveUp(notification, oldest);
		if (givenUp > 0) {
			logger.error("Gave up telling by %2$s what is older than %3$s, %1$d times: %4$s".formatted(givenUp,
					channel.label(), this.properties.giveUpAfter(), ex.reason()));
		}
	}

	private static Duration pauseAfter(int failuresBefore) {
		Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS));
		return (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
	}

}
