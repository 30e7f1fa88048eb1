package io.linkkeeper.kaltura.waiting;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.linkkeeper.kaltura.error.KalturaInterruptedException;

/**
 * Performs the waits of a run: pauses such as backoff, rate limit and the one after
 * {@code ACTION_BLOCKED}, and those for other threads. Called by many threads.
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
	 * Spreads a pause, so that threads that failed together do not try again together.
	 * @param pause the pause
	 * @param least its smallest random factor
	 * @param most its largest random factor
	 * @return a random duration between both
	 */
	default Duration spread(Duration pause, double least, double most) {
		double factor = ThreadLocalRandom.current().nextDouble(least, most);
		return Duration.ofMillis((long) Math.ceil(pause.toMillis() * factor));
	}

	/**
	 * Waits until no other thread holds a lock, and acquires it.
	 * @param lock the lock
	 * @throws InterruptedException when the thread is interrupted
	 */
	default void acquire(ReentrantLock lock) throws InterruptedException {
		lock.lockInterruptibly();
	}

	/**
	 * Opens a pool for tasks whose results this run waits for.
	 * @param name the name of its threads
	 * @param atATime the number of tasks at a time
	 * @return the pool
	 */
	default TaskPool pool(String name, int atATime) {
		return new ThreadedTaskPool(name, atATime);
	}

	/**
	 * Creates the sleeper of a production system.
	 * @return a sleeper over {@link TimeUnit#sleep}
	 */
	static Sleeper system() {
		return (duration) -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
	}

}
