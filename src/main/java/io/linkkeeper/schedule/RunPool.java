package io.linkkeeper.schedule;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes scheduled runs with limited concurrency, each run key once at a time.
 * Thread-safe.
 */
final class RunPool {

	private static final Logger logger = LoggerFactory.getLogger(RunPool.class);

	private final ThreadPoolExecutor threads;

	private final Set<String> submitted = ConcurrentHashMap.newKeySet();

	private final Set<String> failing = ConcurrentHashMap.newKeySet();

	RunPool(int runsAtATime) {
		int[] number = { 0 };
		this.threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(runsAtATime,
				(task) -> new Thread(task, "scheduled-run-" + ++number[0]));
	}

	/**
	 * Executes a run as soon as a thread is free. One that is submitted already is
	 * ignored.
	 * @param runKey the key that identifies the run
	 * @param run executes the run
	 */
	void execute(String runKey, Runnable run) {
		if (this.threads.isShutdown() || !this.submitted.add(runKey)) {
			return;
		}
		this.threads.execute(() -> {
			try {
				run.run();
				this.failing.remove(runKey);
			}
			catch (RuntimeException ex) {
				if (this.failing.add(runKey)) {
					logger.error("The run with the key '%s' failed unexpectedly and is tried again: %s"
						.formatted(runKey, FailureText.of(ex)), ex);
				}
			}
			finally {
				this.submitted.remove(runKey);
			}
		});
	}

	/** Whether a run is executing or queued. */
	boolean isSubmitted(String runKey) {
		return this.submitted.contains(runKey);
	}

	/** Whether any run is executing or queued. */
	boolean isBusy() {
		return !this.submitted.isEmpty();
	}

	boolean isStopping() {
		return this.threads.isShutdown();
	}

	/** Rejects further runs and discards queued ones, which have not begun. */
	void stop() {
		this.threads.shutdown();
		this.threads.getQueue().clear();
	}

	/** Waits until no run is executing. */
	boolean awaitEnd(Duration longest) throws InterruptedException {
		return this.threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
	}

}
