package io.linkkeeper.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Runs;

import org.springframework.stereotype.Component;

/**
 * Checks connectivity, clock skew and room on the disk before a step. Thread-safe.
 */
@Component
public class ConnectivityCheck {

	private final Runs runs;

	private final DataDisk disk;

	private final Clock clock;

	ConnectivityCheck(Runs runs, DataDisk disk, Clock clock) {
		this.runs = runs;
		this.disk = disk;
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
	 * Checks the API, the clock skew and the room for the run's changes before the first
	 * write.
	 * @param live the run
	 * @param open the number of changes to apply
	 * @throws ClockSkewException when the clocks differ too much
	 * @throws io.linkkeeper.disk.DiskException when there is too little room
	 */
	public void beforeApply(LiveRun live, long open) {
		this.disk.requireRoom(open);
		refuseSkew(live.client().serverTime());
	}

	private void refuseSkew(Instant server) {
		Duration skew = Duration.between(server, this.clock.instant());
		if (skew.abs().compareTo(ClockSkewException.LARGEST_SKEW) > 0) {
			throw new ClockSkewException(skew);
		}
	}

}
