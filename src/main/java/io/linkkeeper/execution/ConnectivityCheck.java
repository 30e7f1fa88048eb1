package io.linkkeeper.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Runs;
import org.springframework.stereotype.Component;

/**
 * The first word with the API in a step: is it there, and does it agree with us about the
 * time? Thread-safe.
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
	 * Before reading: fixes what "now" means, unless it was given, as the smaller of our
	 * clock and the API's. A plan may be made with a wrong clock, a run may not.
	 * @param live the run
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
	 * Before writing: refuses to go on with a wrong clock.
	 * @param live the run
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
