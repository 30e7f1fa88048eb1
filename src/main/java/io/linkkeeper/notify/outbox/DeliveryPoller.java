package io.linkkeeper.notify.outbox;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Delivers in the background as long as the process lives: when something is raised, and
 * every now and then for what is due again or was raised elsewhere.
 */
@Component
@Profile("serve")
class DeliveryPoller implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryPoller.class);

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

	/** An attempt that is on its way may come to its end. */
	private static final Duration LONGEST_STOP = Duration.ofSeconds(6);

	private final OutboxDispatch dispatch;

	private final OutboxSignal bell;

	private volatile @Nullable Thread thread;

	DeliveryPoller(OutboxDispatch dispatch, OutboxSignal bell) {
		this.dispatch = dispatch;
		this.bell = bell;
	}

	@Override
	public void start() {
		Thread started = new Thread(this::deliverUntilStopped, "notifications");
		started.setDaemon(true);
		this.thread = started;
		started.start();
	}

	private void deliverUntilStopped() {
		while (isWanted()) {
			deliver();
			try {
				this.bell.await(BETWEEN_LOOKS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private boolean isWanted() {
		return this.thread == Thread.currentThread();
	}

	private void deliver() {
		try {
			this.dispatch.deliverDue(this::isWanted);
		}
		catch (RuntimeException ex) {
			// the database may be away for a while
			logger.warn("Notifications could not be delivered; it will be tried again: " + ex.getMessage());
		}
	}

	@Override
	public void stop() {
		Thread stopping = this.thread;
		this.thread = null;
		if (stopping != null) {
			// not interrupted: it may be in the middle of a file of the database
			this.bell.ring();
			try {
				stopping.join(LONGEST_STOP.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
