package io.linkkeeper.schedule;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.operate.Operator;
import io.linkkeeper.text.FailureText;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Lifecycle of the schedule: from catching up at startup until a requested stop, after
 * all runs have ended. Thread-safe.
 */
public final class Serving implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Serving.class);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(25);

	private final ServeLoop serveLoop;

	private final Scheduler scheduler;

	private final RunPool pool;

	private final ScheduledStart starts;

	private final Operator operator;

	private final Duration interval;

	private final CountDownLatch stopRequested = new CountDownLatch(1);

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "schedule"));

	private volatile boolean running;

	Serving(ServeLoop serveLoop, Scheduler scheduler, RunPool pool, ScheduledStart starts, Operator operator,
			Duration interval) {
		this.serveLoop = serveLoop;
		this.scheduler = scheduler;
		this.pool = pool;
		this.starts = starts;
		this.operator = operator;
		this.interval = interval;
	}

	@Override
	public void start() {
		this.serveLoop.runOnce();
		try {
			this.scheduler.start();
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("The scheduler cannot start: " + FailureText.of(ex), ex);
		}
		long every = this.interval.toMillis();
		this.thread.scheduleWithFixedDelay(this.serveLoop::runOnce, every, every, TimeUnit.MILLISECONDS);
		this.running = true;
	}

	/**
	 * Requests a stop and returns immediately: no further runs start. Repeating it has no
	 * effect.
	 */
	public void requestStop() {
		this.pool.stop();
		this.thread.shutdown();
		this.stopRequested.countDown();
	}

	/**
	 * Waits for a requested stop and the end of the last run.
	 * @return whether a run was stopped before its end, to be restarted at the next start
	 * @throws InterruptedException when the waiting thread is interrupted
	 */
	public boolean awaitEnd() throws InterruptedException {
		this.stopRequested.await();
		standby();
		boolean ended = this.thread.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
				&& this.pool.awaitEnd(STOP_TIMEOUT);
		if (!ended) {
			logger.warn("Runs did not stop in time; they will be restarted at the next start");
			return true;
		}
		return this.starts.hasStoppedRuns();
	}

	private void standby() {
		try {
			this.scheduler.standby();
		}
		catch (SchedulerException ex) {
			logger.warn("The scheduler could not be put into standby: " + FailureText.of(ex));
		}
	}

	@Override
	public void stop() {
		requestStop();
		this.operator.stopAll(STOP_TIMEOUT.dividedBy(2));
		try {
			awaitEnd();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
