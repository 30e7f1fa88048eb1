package io.linkkeeper.launch;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.ledger.Ownership;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Says again and again that this process is alive.
 */
@Component
class Heartbeat implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(Heartbeat.class);

	private final Ownership ownership;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread daemon = new Thread(task, "heartbeat");
		daemon.setDaemon(true);
		return daemon;
	});

	private volatile boolean running;

	Heartbeat(Ownership ownership) {
		this.ownership = ownership;
	}

	@Override
	public void start() {
		long every = this.ownership.beatEvery().toMillis();
		this.thread.scheduleAtFixedRate(this::beat, every, every, TimeUnit.MILLISECONDS);
		this.running = true;
	}

	private void beat() {
		try {
			this.ownership.beat();
		}
		catch (RuntimeException ex) {
			// or it would never be called again
			logger.warn("The heartbeat could not be written; the next one will be tried: " + ex.getMessage());
		}
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
