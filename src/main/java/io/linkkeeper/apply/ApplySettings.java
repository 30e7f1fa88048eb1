package io.linkkeeper.apply;

import java.time.Duration;

/**
 * Settings of the apply step.
 *
 * @param claimSize the number of changes that are claimed and re-checked together
 * @param answerTimeout how late after it was sent an unanswered request may take effect
 * @param settle the settle time: how long an unanswered add is looked for before it is
 * sent again
 * @param attempts how often a change with unknown outcome is sent in one execution
 */
public record ApplySettings(int claimSize, Duration answerTimeout, Duration settle, int attempts) {

	/** The largest number of ids in one list call (server behaviour). */
	public static final int CLAIM_SIZE = 500;

	/** The API aborts a request after 30 s, and was seen to work on for 60 s. */
	public static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(90);

	/** Twice the longest time the API works on a request, replication included. */
	public static final Duration SETTLE = Duration.ofSeconds(60);

	/** If three in ten requests fail, ten consecutive failures are 1 in 170,000. */
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
	 * Returns the settings for the production API.
	 * @return the defaults
	 */
	public static ApplySettings defaults() {
		return new ApplySettings(CLAIM_SIZE, ANSWER_TIMEOUT, SETTLE, ATTEMPTS);
	}

}
