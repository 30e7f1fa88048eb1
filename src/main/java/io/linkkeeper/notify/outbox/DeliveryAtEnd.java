package io.linkkeeper.notify.outbox;

import java.time.Duration;

import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Delivers due notifications once before the process of a single command exits, if an
 * event was raised or a run ended in it. An unavailable server costs one attempt; the
 * rest is left to the next process.
 */
@Component
@Profile("!serve")
class DeliveryAtEnd implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryAtEnd.class);

	/** Sufficient for many mails to a responsive server. */
	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	private final OutboxDispatch dispatch;

	private final OutboxSignal signal;

	private volatile boolean running;

	private volatile boolean delivering;

	DeliveryAtEnd(OutboxDispatch dispatch, OutboxSignal signal) {
		this.dispatch = dispatch;
		this.signal = signal;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		if (this.signal.drain()) {
			Thread delivery = new Thread(this::deliver, "notifications");
			delivery.setDaemon(true);
			this.delivering = true;
			delivery.start();
			await(delivery);
			this.delivering = false;
		}
	}

	private void deliver() {
		try {
			this.dispatch.deliverDue(() -> this.delivering);
		}
		catch (RuntimeException ex) {
			logger.error("Notifications could not be delivered; the next process tries again: " + FailureText.of(ex));
		}
	}

	private static void await(Thread delivery) {
		try {
			delivery.join(TIMEOUT.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
