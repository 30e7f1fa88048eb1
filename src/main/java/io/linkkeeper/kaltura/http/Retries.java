package io.linkkeeper.kaltura.http;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.resilience4j.core.IntervalFunction;
import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.waiting.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Retries calls: with exponential backoff after failures, after a fixed pause while the
 * server blocks. Thread-safe.
 */
public final class Retries {

	/** Retryable failures of reads. */
	public static final Predicate<KalturaException> READS = KalturaException::isTemporary;

	/** Retryable failures of writes: those of requests that were never sent. */
	public static final Predicate<KalturaException> WRITES = (ex) -> ex.isTemporary() && !ex.mayHaveBeenSent();

	private static final Logger logger = LoggerFactory.getLogger(Retries.class);

	private static final double GROWTH = 2;

	/** Spreads the retries of threads that failed together. */
	private static final double JITTER = 0.5;

	/** The pause after a block is never shorter than configured. */
	private static final double BLOCKED_JITTER = 0.25;

	private final RetrySettings settings;

	private final IntervalFunction intervals;

	private final Sleeper sleeper;

	private final RequestCounters counters;

	/** Whether any request has ever been sent. */
	private volatile boolean reached;

	Retries(RetrySettings settings, Sleeper sleeper, RequestCounters counters) {
		this.settings = settings;
		this.intervals = IntervalFunction.ofExponentialBackoff(settings.firstPause(), GROWTH, settings.longestPause());
		this.sleeper = sleeper;
		this.counters = counters;
	}

	/**
	 * Calls until there is a result or a failure that is not retryable.
	 */
	public <T> T run(String action, Predicate<KalturaException> repeatable, Supplier<T> call) {
		int attempt = 1;
		int blocks = 0;
		while (true) {
			try {
				T answer = call.get();
				this.reached = true;
				return answer;
			}
			catch (KalturaException ex) {
				this.reached |= ex.mayHaveBeenSent();
				if (isBlock(ex) && mayAwaitBlock(blocks)) {
					awaitBlock(action, ++blocks);
				}
				else if (repeatable.test(ex) && attempt < attempts()) {
					backOff(action, attempt++, ex);
				}
				else {
					throw ex;
				}
			}
			count();
		}
	}

	/**
	 * Counts a request that repeats an earlier one.
	 */
	public void count() {
		this.counters.retried();
	}

	public boolean mayAwaitBlock(int blocks) {
		return blocks < this.settings.blockedPauses();
	}

	/**
	 * Waits until the server's rate limit window has probably ended.
	 */
	public void awaitBlock(String action, int block) {
		Duration pause = this.sleeper.spread(this.settings.blockedPause(), 1, 1 + BLOCKED_JITTER);
		logger.warn("{} is blocked by the server's rate limit; pause {} of {}: {}", action, block,
				this.settings.blockedPauses(), pause);
		this.sleeper.sleepInCall(pause, "for the server's rate limit on " + action);
	}

	private void backOff(String action, int attempt, KalturaException failure) {
		Duration interval = Duration.ofMillis(this.intervals.apply(attempt));
		Duration pause = this.sleeper.spread(interval, 1 - JITTER, 1 + JITTER);
		logger.atLevel((attempt == 1) ? Level.WARN : Level.DEBUG)
			.log("{} did not succeed; attempt {} of {} follows in {}: {}", action, attempt + 1, attempts(), pause,
					failure.getMessage());
		this.sleeper.sleepInCall(pause, "to try " + action + " again");
	}

	private int attempts() {
		int all = this.settings.attempts();
		return this.reached ? all : Math.min(all, RetrySettings.UNREACHED_ATTEMPTS);
	}

	private static boolean isBlock(KalturaException ex) {
		return ex instanceof KalturaApiException refused && refused.error().is(ApiError.ACTION_BLOCKED);
	}

}
