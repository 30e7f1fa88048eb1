package io.linkkeeper.apply;

import java.time.Duration;

/**
 * How changes are applied.
 *
 * @param claimSize how many changes are claimed, re-checked and recorded together
 * @param answerTimeout after how long a request of a dead process has ended for sure
 * @param settle how long after a silence an add may still be made by the server, and is
 * waited for before it is sent again
 * @param attempts how often a change with unknown outcome is sent in one execution
 */
public record ApplySettings(int claimSize, Duration answerTimeout, Duration settle, int attempts) {

	/** As many ids as one list call takes (server behaviour). */
	public static final int CLAIM_SIZE = 500;

	/** The API gives a request up after 30 s, the client before that. */
	public static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(25);

	/** Twice as long as the API works at a request at most, replicas included. */
	public static final Duration SETTLE = Duration.ofSeconds(60);

	/** At three failures in ten requests, ten in a row are one in 170,000. */
	public static final int ATTEMPTS = 10;

	public ApplySettings {
		if (claimSize < 1 || claimSize > CLAIM_SIZE) {
			throw new IllegalArgumentException("claimSize must be from 1 to " + CLAIM_SIZE + ", not " + claimSize);
		}
		if (attempts < 1) {
			throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
		}
		if (settle.isNegative()) {
			throw new IllegalArgumentException("settle must not be negative, not " + settle);
		}
		if (answerTimeout.isNegative()) {
			throw new IllegalArgumentException("answerTimeout must not be negative, not " + answerTimeout);
		}
	}

	/**
	 * The settings for the real API.
	 * @return the defaults
	 */
	public static ApplySettings defaults() {
		return new ApplySettings(CLAIM_SIZE, ANSWER_TIMEOUT, SETTLE, ATTEMPTS);
	}

}
