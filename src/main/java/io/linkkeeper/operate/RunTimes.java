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
 * Decides from the clock and the settings which times a run may have. Thread-safe.
 */
@Component
class RunTimes {

	private final LinkkeeperProperties properties;

	private final Clock clock;

	RunTimes(LinkkeeperProperties properties, Clock clock) {
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Returns the requested time, now if there is none.
	 */
	Instant orNow(@Nullable Instant asOf) {
		return Objects.requireNonNullElseGet(asOf, this.clock::instant);
	}

	/** How long a scheduled run waits for its account. */
	AccountWait scheduledPatience() {
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
