package io.linkkeeper.operate;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks in the shared database whether another process wants a run to stop that executes
 * here. Asks only while something executes; on a database that this process holds alone
 * there is nobody to ask for.
 */
@Component
class StopRequests implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(StopRequests.class);

	private static final long MILLIS_BETWEEN_LOOKS = 1_000;

	private final Ownership ownership;

	private final LiveRuns liveRuns;

	private final Runs runs;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread daemon = new Thread(task, "stop-requests");
		daemon.setDaemon(true);
		return daemon;
	});

	private volatile boolean running;

	private boolean failing;

	StopRequests(Ownership ownership, LiveRuns liveRuns, Runs runs) {
		this.ownership = ownership;
		this.liveRuns = liveRuns;
		this.runs = runs;
	}

	@Override
	public void start() {
		if (this.ownership.isShared()) {
			this.thread.scheduleWithFixedDelay(this::look, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS,
					TimeUnit.MILLISECONDS);
		}
		this.running = true;
	}

	private void look() {
		try {
			Collection<LiveRun> live = this.liveRuns.all().stream().filter((run) -> !run.isStopping()).toList();
			if (!live.isEmpty()) {
				stopRequested(live);
			}
			this.failing = false;
		}
		catch (RuntimeException ex) {
			// caught, or it would never be called again; told once, not every second
			if (!this.failing) {
				logger.warn("Requests to stop cannot be read; they are looked for again: " + ex.getMessage());
			}
			this.failing = true;
		}
	}

	private void stopRequested(Collection<LiveRun> live) {
		Set<Long> requested = this.runs.stopRequested(live.stream().map(LiveRun::id).collect(Collectors.toSet()));
		live.stream().filter((run) -> requested.contains(run.id())).forEach((run) -> {
			logger.info("Run %d is asked to stop by another process".formatted(run.id()));
			run.requestStop(Stopping.GRACE);
		});
	}

	@Override
	public void stop() {
		this.thread.shutdownNow();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
