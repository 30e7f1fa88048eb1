package io.linkkeeper.holder;

import java.time.Duration;
import java.util.function.Supplier;

import io.linkkeeper.database.DatabaseHeldException;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;

/**
 * Waits while another process opens or closes the database. Thread-safe.
 */
public final class HolderWait {

	static final Duration LONGEST = Duration.ofSeconds(5);

	static final Duration INTERVAL = Duration.ofMillis(100);

	private final Sleeper sleeper;

	/**
	 * Creates a wait.
	 * @param sleeper sleeps between two attempts
	 */
	public HolderWait(Sleeper sleeper) {
		this.sleeper = sleeper;
	}

	/**
	 * Creates the wait of a production system.
	 * @return a wait that sleeps
	 */
	public static HolderWait system() {
		return new HolderWait(Sleeper.system());
	}

	/**
	 * Repeats an attempt while it is refused for a passing reason, for 5 s at most.
	 * @param <T> the type of the result
	 * @param attempt what to try
	 * @return its result
	 * @throws DatabaseHeldException the refusal of the last attempt
	 */
	public <T> T retry(Supplier<T> attempt) {
		for (long left = LONGEST.dividedBy(INTERVAL); left > 0; left--) {
			try {
				return attempt.get();
			}
			catch (DatabaseHeldException ex) {
				if (!ex.isPassing()) {
					throw ex;
				}
				pause();
			}
		}
		return attempt.get();
	}

	private void pause() {
		try {
			this.sleeper.sleep(INTERVAL);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RefusedException(ExitCode.STOPPED, "No longer waited for the database.", ex);
		}
	}

}
