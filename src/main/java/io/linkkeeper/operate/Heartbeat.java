package io.linkkeeper.operate;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes the heartbeat of this process periodically. On a shared database it also stops
 * the runs whose locks another process has taken over.
 */
@Component
class Heartbeat implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	private final Ownership ownership;

	private final LiveRuns liveRuns;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread daemon = new Thread(task, "heartbeat");
		daemon.setDaemon(true);
		return daemon;
	});

	private volatile boolean running;

	Heartbeat(Ownership ownership, LiveRuns liveRuns) {
		this.ownership = ownership;
		this.liveRuns = liveRuns;
	}

	@Override
	public void start() {
		long every = this.ownership.heartbeatInterval().toMillis();
		this.thread.scheduleAtFixedRate(this::beat, every, every, TimeUnit.MILLISECONDS);
		this.running = true;
	}

	private void beat() {
		try {
			this.ownership.heartbeat();
			if (this.ownership.isShared()) {
				stopLostRuns();
			}
		}
		catch (RuntimeException ex) {
			// an exception would cancel the periodic task
			logger.warn("The heartbeat could not be written and is retried:  " + FailureText.of(ex));
		}
	}

	private void stopLostRuns() {
		this.liveRuns.all().stream().filter((run) -> this.ownership.hasLost(run.id())).forEach((run) -> {
			logger.warn("Run %d was taken over by another process, after the lease of this one had expired"
				.formatted(run.id()));
			run.requestStop(Duration.ZERO);
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
