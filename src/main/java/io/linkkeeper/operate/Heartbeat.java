package io.linkkeeper.operate;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.lock.Ownership;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Says again and again that this process is alive. Where others may take its runs over,
 * it also looks whether they did: who was silent for too long must not go on.
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
				stopWhatWasTakenOver();
			}
		}
		catch (RuntimeException ex) {
			// or it would never be called again
			logger.warn("The heartbeat could not be written; the next one will be tried: " + ex.getMessage());
		}
	}

	private void stopWhatWasTakenOver() {
		// in this order: a run that has ended meanwhile holds nothing any more
		Collection<LiveRun> live = this.liveRuns.all();
		Set<Long> held = live.isEmpty() ? Set.of() : this.ownership.runsHeld();
		live.stream().filter((run) -> !held.contains(run.id())).forEach((run) -> {
			logger.warn("Run %d was taken over by another process, which had not heard of this one for too long"
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
