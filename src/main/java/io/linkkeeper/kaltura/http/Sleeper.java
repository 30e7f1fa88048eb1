package io.linkkeeper.kaltura.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits. Every pause of the client goes through it: backoff, rate limit and the pause
 * after {@code ACTION_BLOCKED}. Called from many threads.
 */
@FunctionalInterface
public interface Sleeper {

	/**
	 * Returns when the time is over.
	 * @param duration how long to wait
	 * @throws InterruptedException when the thread is interrupted before or meanwhile
	 */
	void sleep(Duration duration) throws InterruptedException;

	/**
	 * The sleeper that really waits.
	 * @return a sleeper over {@link TimeUnit#sleep}
	 */
	static Sleeper system() {
		return (duration) -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
	}

}
