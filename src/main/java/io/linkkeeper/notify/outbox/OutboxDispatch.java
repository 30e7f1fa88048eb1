package io.linkkeeper.notify.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Delivers due notifications from the outbox. Failed deliveries are retried with
 * exponential backoff from a minute up to an hour, and finally given up. When a channel
 * is down, its other notifications are skipped in the same pass. One thread at a time per
 * process; several processes claim notifications independently.
 */
@Component
class OutboxDispatch {

	private static final Logger logger = LoggerFactory.getLogger(OutboxDispatch.class);

	private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private static final int MOST_DOUBLINGS = 6;

	/** Longer than any attempt: after it, the claiming process has died. */
	private static final Duration CLAIM_LEASE = Duration.ofMinutes(5);

	private final Outbox outbox;

	private final DeliveryChannels channels;

	private final NotifyProperties properties;

	private final Clock clock;

	OutboxDispatch(Outbox outbox, DeliveryChannels channels, NotifyProperties properties, Clock clock) {
		this.outbox = outbox;
		this.channels = channels;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Delivers all due notifications.
	 * @param active checked before each notification; delivery ends when false
	 */
	synchronized void deliverDue(BooleanSupplier active) {
		Set<Channel> down = EnumSet.noneOf(Channel.class);
		List<Long> due = this.outbox.due(0);
		while (!due.isEmpty()) {
			for (long id : due) {
				if (!active.getAsBoolean()) {
					return;
				}
				this.outbox.read(id)
					.ifPresentOrElse((next) -> deliver(next, down), () -> this.outbox.giveUp(id, oldest()));
			}
			due = this.outbox.due(due.get(due.size() - 1));
		}
	}

	private void deliver(Notification notification, Set<Channel> down) {
		Channel channel = notification.recipient().channel();
		if (!down.contains(channel) && !deliver(notification)) {
			down.add(channel);
		}
	}

	/**
	 * Attempts one delivery.
	 * @return false when its channel is down
	 */
	private boolean deliver(Notification notification) {
		if (!this.outbox.claim(notification, this.clock.instant().plus(CLAIM_LEASE))) {
			return true;
		}
		try {
			this.channels.by(notification.recipient().channel()).deliver(notification);
			this.outbox.delivered(notification);
			return true;
		}
		catch (UndeliveredException ex) {
			logger
				.warn("Delivery to %s failed and will be retried: %s".formatted(notification.recipient(), ex.reason()));
			undelivered(notification, ex);
			return !ex.isChannelDown();
		}
		catch (RuntimeException ex) {
			// the others are delivered nevertheless
			logger.warn("Delivery to %s failed and will be retried: %s".formatted(notification.recipient(),
					FailureText.of(ex)), ex);
			undelivered(notification, UndeliveredException.refused(FailureText.of(ex)));
			return true;
		}
	}

	private void undelivered(Notification notification, UndeliveredException ex) {
		Channel channel = notification.recipient().channel();
		Instant until = this.clock.instant().plus(pauseAfter(notification.attempts()));
		this.outbox.postpone(notification.id(), until, ex.reason());
		if (ex.isChannelDown()) {
			this.outbox.postpone(channel, until);
		}
		int givenUp = ex.isChannelDown() ? this.outbox.giveUp(channel, oldest(), ex.reason())
				: this.outbox.giveUp(notification.id(), oldest());
		if (givenUp > 0) {
			logger.error("Gave up %1$d notifications by %2$s that are older than %3$s: %4$s".formatted(givenUp,
					channel.label(), this.properties.giveUpAfter(), ex.reason()));
		}
	}

	/** Since when an event is worth a notification. */
	private Instant oldest() {
		return this.clock.instant().minus(this.properties.giveUpAfter());
	}

	private static Duration pauseAfter(int failuresBefore) {
		Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS));
		return (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
	}

}
