package io.linkkeeper.kaltura.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.kaltura.error.KalturaInterruptedException;

/**
 * Performs the waits of the client: backoff, rate limit, and the pause after
 * {@code ACTION_BLOCKED}. Called by many threads.
 */
@FunctionalInterface
public interface Sleeper {

	/**
	 * Sleeps for a duration.
	 * @param duration how long to wait
	 * @throws InterruptedException when the thread is interrupted before or during the
	 * wait
	 */
	void sleep(Duration duration) throws InterruptedException;

	/**
	 * Sleeps as part of a call.
	 * @param duration how long to wait
	 * @param purpose what the wait is for, as the end of "Interrupted while waiting"
	 * @throws KalturaInterruptedException when the thread is interrupted; its interrupt
	 * flag is set
	 */
	default void sleepInCall(Duration duration, String purpose) {
		try {
			sleep(duration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new KalturaInterruptedException("Interrupted while waiting " + purpose, false);
		}
	}

	/**
	 * Creates the sleeper of a production system.
	 * @return a sleeper over {@link TimeUnit#sleep}
	 */
	static Sleeper system() {
		return (duration) -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
	}

}
