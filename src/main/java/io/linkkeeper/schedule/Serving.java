package io.linkkeeper.schedule;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.operate.Operator;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * The schedule as something that runs: from the first look, which catches up on what
 * happened meanwhile, until it is asked to stop and all its runs have ended. Thread-safe.
 */
public final class Serving implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Serving.class);

	private static final Duration LONGEST_STOP = Duration.ofSeconds(25);

	private final ServeLoop rounds;

	private final Scheduler scheduler;

	private final RunPool pool;

	private final ScheduledStart starts;

	private final Operator operator;

	private final Duration lookEvery;

	private final CountDownLatch stopAsked = new CountDownLatch(1);

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "schedule"));

	private volatile boolean running;

	Serving(ServeLoop rounds, Scheduler scheduler, RunPool pool, ScheduledStart starts, Operator operator,
			Duration lookEvery) {
		this.rounds = rounds;
		this.scheduler = scheduler;
		this.pool = pool;
		this.starts = starts;
		this.operator = operator;
		this.lookEvery = lookEvery;
	}

	@Override
	public void start() {
		this.rounds.first();
		try {
			this.scheduler.start();
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("The scheduler cannot start: " + ex.getMessage(), ex);
		}
		long every = this.lookEvery.toMillis();
		this.thread.scheduleWithFixedDelay(this.rounds::next, every, every, TimeUnit.MILLISECONDS);
		this.running = true;
	}

	/**
	 * Asks to stop and comes back at once: nothing more begins. Asking again changes
	 * nothing.
	 */
	public void requestStop() {
		this.pool.stop();
		this.thread.shutdown();
		this.stopAsked.countDown();
	}

	/**
	 * Waits until it is asked to stop and the last run has ended.
	 * @return whether a run was stopped before its end; the next start goes on with it
	 * @throws InterruptedException when the waiting thread is interrupted
	 */
	public boolean awaitEnd() throws InterruptedException {
		this.stopAsked.await();
		standBy();
		boolean ended = this.thread.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)
				&& this.pool.awaitEnd(LONGEST_STOP);
		if (!ended) {
			logger.warn("Runs did not stop in time; the next start goes on with them");
			return true;
		}
		return this.starts.hasStoppedRuns();
	}

	private void standBy() {
		try {
			this.scheduler.standby();
		}
		catch (SchedulerException ex) {
			logger.warn("The scheduler could not be held up; what it starts is left for the next start: "
					+ ex.getMessage());
		}
	}

	@Override
	public void stop() {
		requestStop();
		this.operator.stopAll(LONGEST_STOP.dividedBy(2));
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
