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
import io.linkkeeper.lock.StopRequests;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks in the shared database for requests of other processes to stop runs of this one.
 * Queries only while runs execute; not started on the embedded database.
 */
@Component
class StopRequestPoller implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(StopRequestPoller.class);

	private static final long POLL_INTERVAL_MILLIS = 1_000;

	private final Ownership ownership;

	private final LiveRuns liveRuns;

	private final StopRequests stopRequests;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread daemon = new Thread(task, "stop-requests");
		daemon.setDaemon(true);
		return daemon;
	});

	private volatile boolean running;

	private boolean failing;

	StopRequestPoller(Ownership ownership, LiveRuns liveRuns, StopRequests stopRequests) {
		this.ownership = ownership;
		this.liveRuns = liveRuns;
		this.stopRequests = stopRequests;
	}

	@Override
	public void start() {
		if (this.ownership.isShared()) {
			this.thread.scheduleWithFixedDelay(this::poll, POLL_INTERVAL_MILLIS, POLL_INTERVAL_MILLIS,
					TimeUnit.MILLISECONDS);
		}
		this.running = true;
	}

	private void poll() {
		try {
			Collection<LiveRun> live = this.liveRuns.all().stream().filter((run) -> !run.isStopping()).toList();
			if (!live.isEmpty()) {
				stopRequested(live);
			}
			this.failing = false;
		}
		catch (RuntimeException ex) {
			// an exception would cancel the periodic task; logged once, not every second
			if (!this.failing) {
				logger.warn("Stop requests cannot be read and are retried:  " + FailureText.of(ex));
			}
			this.failing = true;
		}
	}

	private void stopRequested(Collection<LiveRun> live) {
		Set<Long> requested = this.stopRequests.among(live.stream().map(LiveRun::id).collect(Collectors.toSet()));
		live.stream().filter((run) -> requested.contains(run.id())).forEach((run) -> {
			logger.info("Run %d is asked to stop by another process".formatted(run.id()));
			run.requestStop(RunStopper.GRACE);
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
