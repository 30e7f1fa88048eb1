package io.linkkeeper.notify.outbox;

import java.time.Duration;

import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Delivers notifications in the background of a serving process: on a signal, and
 * periodically for retries and events of other processes.
 */
@Component
@Profile("serve")
class DeliveryPoller implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryPoller.class);

	private static final Duration POLL_INTERVAL = Duration.ofSeconds(15);

	/** Lets an attempt in progress finish. */
	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(6);

	private final OutboxDispatch dispatch;

	private final OutboxSignal signal;

	private volatile @Nullable Thread thread;

	DeliveryPoller(OutboxDispatch dispatch, OutboxSignal signal) {
		this.dispatch = dispatch;
		this.signal = signal;
	}

	@Override
	public void start() {
		Thread started = new Thread(this::deliverUntilStopped, "notifications");
		started.setDaemon(true);
		this.thread = started;
		started.start();
	}

	private void deliverUntilStopped() {
		while (isActive()) {
			deliver();
			try {
				this.signal.await(POLL_INTERVAL);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private boolean isActive() {
		return this.thread == Thread.currentThread();
	}

	private void deliver() {
		try {
			this.dispatch.deliverDue(this::isActive);
		}
		catch (RuntimeException ex) {
			// the database may be unavailable for a while
			logger.warn("Notifications could not be delivered; it will be tried again: " + FailureText.of(ex));
		}
	}

	@Override
	public void stop() {
		Thread stopping = this.thread;
		this.thread = null;
		if (stopping != null) {
			// no interrupt: it would close a file channel of the embedded database
			this.signal.send();
			try {
				stopping.join(STOP_TIMEOUT.toMillis());
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
