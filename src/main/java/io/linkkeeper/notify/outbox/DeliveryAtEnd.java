package io.linkkeeper.notify.outbox;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Delivers once when the process of one command ends, if anything was raised or a run
 * ended in it. A server that does not answer costs it one attempt; what is left, the next
 * process takes up.
 */
@Component
@Profile("!serve")
class DeliveryAtEnd implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryAtEnd.class);

	/** For many mails to a server that takes them. */
	private static final Duration LONGEST = Duration.ofMinutes(1);

	private final OutboxDispatch dispatch;

	private final OutboxSignal bell;

	private volatile boolean running;

	private volatile boolean delivering;

	DeliveryAtEnd(OutboxDispatch dispatch, OutboxSignal bell) {
		this.dispatch = dispatch;
		this.bell = bell;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		if (this.bell.wasRung()) {
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
			logger.error("Notifications could not be delivered; the next process tries again: " + ex.getMessage());
		}
	}

	private static void await(Thread delivery) {
		try {
			delivery.join(LONGEST.toMillis());
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
