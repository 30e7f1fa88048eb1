package io.linkkeeper.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Runs;

import org.springframework.stereotype.Component;

/**
 * Connectivity and clock-skew check before a step. Thread-safe.
 */
@Component
public class ConnectivityCheck {

	private final Runs runs;

	private final Clock clock;

	ConnectivityCheck(Runs runs, Clock clock) {
		this.runs = runs;
		this.clock = clock;
	}

	/**
	 * Checks the API before the first read and sets the run's "as of" instant, unless it
	 * was given, to the earlier of the local and the API's clock. Clock skew is refused
	 * in mode RUN and accepted in mode PLAN.
	 * @param live the run
	 * @throws ClockSkewException when the clocks differ too much and the mode is RUN
	 */
	public void beforeReading(LiveRun live) {
		Run run = live.facts();
		Instant server = live.client().serverTime();
		if (run.mode() == RunMode.RUN) {
			refuseSkew(server);
		}
		if (!run.asOfFixed() && isAtBeginning(run) && server.isBefore(run.asOf())) {
			this.runs.moveAsOf(run.id(), server);
		}
	}

	private static boolean isAtBeginning(Run run) {
		return run.preparationPosition() == null && run.collectPosition() == null;
	}

	/**
	 * Checks the API and the clock skew before the first write.
	 * @param live the run
	 * @throws ClockSkewException when the clocks differ too much
	 */
	public void beforeApply(LiveRun live) {
		refuseSkew(live.client().serverTime());
	}

	private void refuseSkew(Instant server) {
		Duration skew = Duration.between(server, this.clock.instant());
		if (skew.abs().compareTo(ClockSkewException.LARGEST_SKEW) > 0) {
			throw new ClockSkewException(skew);
		}
	}

}
