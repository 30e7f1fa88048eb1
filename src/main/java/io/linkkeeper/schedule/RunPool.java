package io.linkkeeper.schedule;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes scheduled runs, a few at a time and each once. Thread-safe.
 */
final class RunPool {

	private static final Logger logger = LoggerFactory.getLogger(RunPool.class);

	private final ThreadPoolExecutor threads;

	private final Set<String> inHand = ConcurrentHashMap.newKeySet();

	RunPool(int runsAtATime) {
		int[] number = { 0 };
		this.threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(runsAtATime,
				(task) -> new Thread(task, "scheduled-run-" + ++number[0]));
	}

	/**
	 * Executes a run as soon as there is room. One that is in hand already is left alone.
	 * @param runKey what identifies the run
	 * @param run executes it
	 */
	void execute(String runKey, Runnable run) {
		if (this.threads.isShutdown() || !this.inHand.add(runKey)) {
			return;
		}
		this.threads.execute(() -> {
			try {
				run.run();
			}
			catch (RuntimeException ex) {
				logger.error("The run with the key '%s' was left where it is; it will be looked at again: %s"
					.formatted(runKey, ex.getMessage()), ex);
			}
			finally {
				this.inHand.remove(runKey);
			}
		});
	}

	/** Whether a run executes, or waits for its turn. */
	boolean isInHand(String runKey) {
		return this.inHand.contains(runKey);
	}

	/** Whether any run executes, or waits for its turn. */
	boolean isBusy() {
		return !this.inHand.isEmpty();
	}

	boolean isStopping() {
		return this.threads.isShutdown();
	}

	/** Begins nothing more. What waits for its turn is forgotten; it was not begun. */
	void stop() {
		this.threads.shutdown();
		this.threads.getQueue().clear();
	}

	/** Waits until nothing executes any more. */
	boolean awaitEnd(Duration longest) throws InterruptedException {
		return this.threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
	}

}
