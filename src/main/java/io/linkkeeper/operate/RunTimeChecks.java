package io.linkkeeper.operate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.linkkeeper.account.LinkkeeperProperties;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Checks the times of runs against the clock and the settings. Thread-safe.
 */
@Component
class RunTimeChecks {

	private final LinkkeeperProperties properties;

	private final Clock clock;

	RunTimeChecks(LinkkeeperProperties properties, Clock clock) {
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Returns the requested instant, or the current one when it is {@code null}.
	 */
	Instant orNow(@Nullable Instant asOf) {
		return Objects.requireNonNullElseGet(asOf, this.clock::instant);
	}

	/** Returns the maximum wait of a scheduled run for the lock on its account. */
	AccountWait scheduledWait() {
		return new AccountWait(this.properties.accountWait());
	}

	void refuseFuture(Instant asOf) {
		if (asOf.isAfter(this.clock.instant())) {
			throw new RefusedException(ExitCode.USAGE,
					"As of %s is in the future: that can be planned, not applied.".formatted(asOf));
		}
	}

	void refuseOld(Run run, Instant decidedAt) {
		Duration age = Duration.between(decidedAt, this.clock.instant());
		if (age.compareTo(this.properties.planValidity()) > 0) {
			throw new RefusedException(ExitCode.USAGE,
					"The plan of run %d was made at %s, longer than %s ago. Plan again: `plan %s`.".formatted(run.id(),
							decidedAt, this.properties.planValidity(), run.job()));
		}
	}

}
