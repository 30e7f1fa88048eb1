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

/**
 * Takes an account's turn for a run that is to write to it: at once or not at all when a
 * person waits for the run, after a while when a schedule started it. Thread-safe.
 */
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
	 * Says how long one execution of a run waits for its account. It does not identify
	 * the run: another execution may have more or less patience.
	 * @param parameters the execution's parameters
	 * @param longest how long it waits at most
	 * @return the parameters
	 */
	public static JobParametersBuilder wait(JobParametersBuilder parameters, Duration longest) {
		return parameters.addLong(WAIT, longest.toMillis(), false);
	}

	/**
	 * Locks the account for the run.
	 * @throws Ownership.HeldException when another run has it and goes on having it
	 */
	void take(LiveRun live, JobParameters parameters) {
		Run run = live.facts();
		Long longest = parameters.getLong(WAIT);
		Instant until = this.clock.instant().plusMillis((longest != null) ? longest : 0);
		boolean told = false;
		while (!tryTake(run, until, told)) {
			told = true;
			pause(live);
		}
	}

	private boolean tryTake(Run run, Instant until, boolean told) {
		try {
			this.ownership.lockAccount(run);
			return true;
		}
		catch (Ownership.HeldException ex) {
			if (!this.clock.instant().isBefore(until)) {
				throw ex;
			}
			if (!told) {
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
