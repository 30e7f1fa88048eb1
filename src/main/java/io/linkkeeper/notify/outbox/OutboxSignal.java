package io.linkkeeper.notify.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Coalescing wake-up for the outbox delivery: several signals before a wait are one.
 * Thread-safe.
 */
@Component
class OutboxSignal {

	private final Semaphore permits = new Semaphore(0);

	/** Signals, after the commit when a transaction is active. */
	void send() {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					OutboxSignal.this.permits.release();
				}

			});
		}
		else {
			this.permits.release();
		}
	}

	/** Consumes pending signals. */
	boolean drain() {
		return this.permits.drainPermits() > 0;
	}

	/**
	 * Waits for a signal and consumes it, up to a timeout.
	 */
	void await(Duration atMost) throws InterruptedException {
		if (this.permits.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
			this.permits.drainPermits();
		}
	}

}
