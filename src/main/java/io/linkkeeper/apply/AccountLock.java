package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Component;

/**
 * Acquires the per-account write lock. Interactive runs fail fast; scheduled runs wait up
 * to {@code accountWait}. Thread-safe.
 */
@Component
public final class AccountLock {

	private static final Logger logger = LoggerFactory.getLogger(AccountLock.class);

	private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

	private static final String WAIT = "accountWaitMillis";

	private final Ownership ownership;

	private final Clock clock;

	AccountLock(Ownership ownership, Clock clock) {
		this.ownership = ownership;
		this.clock = clock;
	}

	/**
	 * Adds the longest wait for the account to an execution's parameters. It is not
	 * identifying, so that each execution of a run may have its own.
	 * @param parameters the execution's parameters
	 * @param longest the longest time to wait
	 * @return the parameters
	 */
	public static JobParametersBuilder wait(JobParametersBuilder parameters, Duration longest) {
		return parameters.addLong(WAIT, longest.toMillis(), false);
	}

	/**
	 * Locks the account for the run.
	 * @throws Ownership.HeldException when another run still holds the lock after the
	 * longest wait
	 */
	void acquire(LiveRun live, JobParameters parameters) {
		Run run = live.facts();
		Long longest = parameters.getLong(WAIT);
		Instant until = this.clock.instant().plusMillis((longest != null) ? longest : 0);
		boolean logged = false;
		while (!tryAcquire(run, until, logged)) {
			logged = true;
			pause(live);
		}
	}

	private boolean tryAcquire(Run run, Instant until, boolean logged) {
		try {
			this.ownership.lockAccount(run);
			return true;
		}
		catch (Ownership.HeldException ex) {
			if (!this.clock.instant().isBefore(until)) {
				throw ex;
			}
			if (!logged) {
				logger.info("Run %d waits until %s: %s".formatted(run.id(), until, ex.getMessage()));
			}
			return false;
		}
	}

	private static void pause(LiveRun live) {
		try {
			live.stop().sleep(BETWEEN_TRIES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Run " + live.id() + " was stopped while it waited for its account", ex);
		}
	}

}
