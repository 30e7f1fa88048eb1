package io.linkkeeper.kaltura.http;

import java.time.Duration;

/**
 * Limits and pauses of retries. Pauses double, with jitter.
 *
 * @param attempts maximum number of attempts on failures, including the first
 * @param firstPause the pause before the second attempt
 * @param longestPause the maximum pause
 * @param blockedPause the pause after {@code ACTION_BLOCKED}, at least 10 s
 * @param blockedPauses maximum number of such pauses of one call
 * @param patience how long failures of a call may last before it fails, whatever the
 * number of attempts; zero for no longer than these take
 */
public record RetrySettings(int attempts, Duration firstPause, Duration longestPause, Duration blockedPause,
		int blockedPauses, Duration patience) {

	/** Eight attempts span about a minute, the restart of a web server. */
	public static final int ATTEMPTS = 8;

	/**
	 * Fewer attempts before the first contact, as a wrong URL is more likely than a
	 * restart; spans less than a minute.
	 */
	public static final int UNREACHED_ATTEMPTS = 6;

	/** Outlasts a dropped connection. */
	public static final Duration FIRST_PAUSE = Duration.ofMillis(500);

	/** Longer pauses have no benefit during a long outage. */
	public static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	/** The server counts calls in windows of 10 s (server behaviour). */
	public static final Duration BLOCKED_PAUSE = Duration.ofSeconds(10);

	/** Sixty pauses span at least 10 minutes of load by other clients. */
	public static final int BLOCKED_PAUSES = 60;

	/**
	 * How long a call waits altogether as the server asks it to, by Retry-After.
	 */
	public static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

	public RetrySettings {
		if (attempts < 1) {
			throw new IllegalArgumentException("attempts must be at least 1");
		}
		ClientSettings.requirePositive("firstPause", firstPause);
		if (longestPause.compareTo(firstPause) < 0) {
			throw new IllegalArgumentException("longestPause must not be shorter than firstPause");
		}
		if (blockedPause.compareTo(BLOCKED_PAUSE) < 0) {
			throw new IllegalArgumentException("blockedPause must be at least " + BLOCKED_PAUSE
					+ ": the server goes on refusing within its window");
		}
		if (blockedPauses < 0) {
			throw new IllegalArgumentException("blockedPauses must not be negative");
		}
		if (patience.isNegative()) {
			throw new IllegalArgumentException("patience must not be negative");
		}
	}

	/**
	 * Creates settings without patience.
	 */
	public RetrySettings(int attempts, Duration firstPause, Duration longestPause, Duration blockedPause,
			int blockedPauses) {
		this(attempts, firstPause, longestPause, blockedPause, blockedPauses, Duration.ZERO);
	}

	/**
	 * Returns the minimum total time of all pauses after blocks.
	 * @return the total of the pauses
	 */
	public Duration longestBlock() {
		return this.blockedPause.multipliedBy(this.blockedPauses);
	}

	/**
	 * Returns how long a call waits altogether as the server asks it to. A client with a
	 * single attempt does not wait.
	 * @return the time
	 */
	Duration longestRequestedPause() {
		if (this.attempts == 1) {
			return this.patience;
		}
		return (this.patience.compareTo(LONGEST_RETRY_AFTER) > 0) ? this.patience : LONGEST_RETRY_AFTER;
	}

	/**
	 * Returns retries that outlast a restart of the server.
	 * @return all defaults
	 */
	public static RetrySettings defaults() {
		return new RetrySettings(ATTEMPTS, FIRST_PAUSE, LONGEST_PAUSE, BLOCKED_PAUSE, BLOCKED_PAUSES);
	}

	/**
	 * Copies these settings with another patience.
	 * @param time how long failures of a call may last
	 * @return a copy
	 */
	public RetrySettings withPatience(Duration time) {
		return new RetrySettings(this.attempts, this.firstPause, this.longestPause, this.blockedPause,
				this.blockedPauses, time);
	}

}
