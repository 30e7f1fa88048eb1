package io.linkkeeper.notify.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says that something may wait in the outbox. Rung several times before anybody hears it,
 * it is heard once. Thread-safe.
 */
@Component
class OutboxSignal {

	private final Semaphore rung = new Semaphore(0);

	/** Rings, inside a transaction when that is committed. */
	void ring() {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					OutboxSignal.this.rung.release();
				}

			});
		}
		else {
			this.rung.release();
		}
	}

	/** Whether it was rung since anybody heard it. */
	boolean wasRung() {
		return this.rung.drainPermits() > 0;
	}

	/**
	 * Waits until it is rung, but not for ever.
	 */
	void await(Duration atMost) throws InterruptedException {
		if (this.rung.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
			this.rung.drainPermits();
		}
	}

}
