package io.linkkeeper.kaltura.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.resilience4j.core.IntervalFunction;
import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.waiting.Sleeper;
import org.jspecify.annotations.Nullable;
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

	private final Clock clock;

	private final Sleeper sleeper;

	private final Consumer<Duration> pauseOfAccount;

	private final RequestCounters counters;

	/** Whether any request has ever been sent. */
	private volatile boolean reached;

	/** Whether the API has ever answered. */
	private volatile boolean answered;

	Retries(RetrySettings settings, Clock clock, Sleeper sleeper, Consumer<Duration> pauseOfAccount,
			RequestCounters counters) {
		this.settings = settings;
		this.intervals = IntervalFunction.ofExponentialBackoff(settings.firstPause(), GROWTH, settings.longestPause());
		this.clock = clock;
		this.sleeper = sleeper;
		this.pauseOfAccount = pauseOfAccount;
		this.counters = counters;
	}

	/**
	 * Calls until there is a result or a failure that is not retryable.
	 */
	public <T> T run(String action, Predicate<KalturaException> repeatable, Supplier<T> call) {
		Attempts attempts = new Attempts(action, repeatable);
		while (true) {
			try {
				T answer = call.get();
				this.reached = true;
				this.answered = true;
				return answer;
			}
			catch (KalturaException ex) {
				this.reached |= ex.mayHaveBeenSent();
				this.answered |= ex instanceof KalturaApiException;
				attempts.awaitNext(ex);
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

	private static boolean isBlock(KalturaException ex) {
		return ex instanceof KalturaApiException refused && refused.error().is(ApiError.ACTION_BLOCKED);
	}

	/**
	 * The attempts of one call. For one thread.
	 */
	private final class Attempts {

		private final String action;

		private final Predicate<KalturaException> repeatable;

		private int attempt = 1;

		private int blocks;

		private @Nullable Instant failingSince;

		Attempts(String action, Predicate<KalturaException> repeatable) {
			this.action = action;
			this.repeatable = repeatable;
		}

		/**
		 * Waits until the next attempt.
		 * @throws KalturaException the failure, when there is to be none
		 */
		void awaitNext(KalturaException failure) {
			if (isBlock(failure) && mayAwaitBlock(this.blocks)) {
				awaitBlock(this.action, ++this.blocks);
				return;
			}
			if (!this.repeatable.test(failure)) {
				throw failure;
			}
			Duration interval = Duration.ofMillis(Retries.this.intervals.apply(this.attempt));
			Duration spread = Retries.this.sleeper.spread(interval, 1 - JITTER, 1 + JITTER);
			Duration pause = Collections.min(List.of(spread, Retries.this.settings.longestPause()));
			failure.retryAfter()
				.ifPresentOrElse((asked) -> awaitAsked(asked, pause, failure), () -> backOff(pause, failure));
			this.attempt++;
		}

		private void backOff(Duration pause, KalturaException failure) {
			Duration patience = Retries.this.settings.patience();
			if (!isWithin(patience, pause) && this.attempt >= attempts(failure)) {
				throw failure;
			}
			boolean notable = this.attempt == 1 || this.attempt == attempts(failure);
			logger.atLevel(notable ? Level.WARN : Level.DEBUG)
				.log("{} did not succeed; attempt {} follows in {}{}: {}", this.action, this.attempt + 1, pause,
						patience.isZero() ? "" : ", for " + patience + " at most", failure.getMessage());
			Retries.this.sleeper.sleepInCall(pause, "to try " + this.action + " again");
		}

		/**
		 * Pauses all clients of the account, as the server counts their requests
		 * together. The next attempt waits for the end of the pause.
		 */
		private void awaitAsked(Duration asked, Duration shortest, KalturaException failure) {
			Duration pause = (asked.compareTo(shortest) > 0) ? asked : shortest;
			RetrySettings allowed = Retries.this.settings;
			if (!isWithin(allowed.longestRequestedPause(), pause)) {
				throw failure;
			}
			logger.warn("{} is put off: the server asks to wait for {}: {}", this.action, asked, failure.getMessage());
			Retries.this.pauseOfAccount.accept(pause);
		}

		private boolean isWithin(Duration longest, Duration pause) {
			Instant now = Retries.this.clock.instant();
			Instant since = (this.failingSince != null) ? this.failingSince : now;
			this.failingSince = since;
			return Duration.between(since, now).plus(pause).compareTo(longest) <= 0;
		}

		private int attempts(KalturaException failure) {
			int all = Retries.this.settings.attempts();
			if (failure.isForeign()) {
				return Retries.this.answered ? all : 1;
			}
			return Retries.this.reached ? all : Math.min(all, RetrySettings.UNREACHED_ATTEMPTS);
		}

	}

}
