package io.linkkeeper.kaltura.http;

import java.time.Duration;

/**
 * What is tried again, and when. Pauses grow twofold, with jitter.
 *
 * @param attempts how often a request is sent at most when the server cannot be reached
 * or fails, the first time included
 * @param firstPause the pause before the second attempt
 * @param longestPause no pause is longer
 * @param blockedPause the pause after {@code ACTION_BLOCKED}, at least 10 s
 * @param blockedPauses how many such pauses one call waits out before its error stands
 */
public record RetrySettings(int attempts, Duration firstPause, Duration longestPause, Duration blockedPause,
		int blockedPauses) {

	/** Eight attempts span about a minute: the restart of a web server. */
	public static final int ATTEMPTS = 8;

	/**
	 * A server that was never reached is more often misspelt than restarting: whoever
	 * waits hears of it in less than a minute, connecting included.
	 */
	public static final int UNREACHED_ATTEMPTS = 6;

	/** Half a second outlasts a dropped connection. */
	public static final Duration FIRST_PAUSE = Duration.ofMillis(500);

	/** Longer pauses gain nothing against an outage that long. */
	public static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	/** The server counts calls in windows of 10 s (server behaviour). */
	public static final Duration BLOCKED_PAUSE = Duration.ofSeconds(10);

	/** Sixty pauses are 10 minutes and more: whoever else uses the account has a turn. */
	public static final int BLOCKED_PAUSES = 60;

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
	}

	/**
	 * How long a block by the server is waited out.
	 * @return all pauses together, at their shortest
	 */
	public Duration longestBlock() {
		return this.blockedPause.multipliedBy(this.blockedPauses);
	}

	/**
	 * Retries that outlast a restart of the server.
	 * @return all defaults
	 */
	public static RetrySettings defaults() {
		return new RetrySettings(ATTEMPTS, FIRST_PAUSE, LONGEST_PAUSE, BLOCKED_PAUSE, BLOCKED_PAUSES);
	}

}
