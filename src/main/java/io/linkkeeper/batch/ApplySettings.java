package io.linkkeeper.batch;

import java.time.Duration;

/**
 * How changes are applied.
 *
 * @param claimSize how many changes are claimed, re-checked and recorded together
 * @param answerTimeout after how long a request of a dead process has ended for sure
 * @param attempts how often a change with unknown outcome is sent in one execution
 * @param stopGrace how long requests in flight may go on when the run should stop
 */
public record ApplySettings(int claimSize, Duration answerTimeout, int attempts, Duration stopGrace) {

	/** As many ids as one list call takes (server behaviour). */
	public static final int CLAIM_SIZE = 500;

	/** The API gives a request up after 30 s, the client before that. */
	public static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(25);

	/** At three failures in ten requests, ten in a row are one in 170,000. */
	public static final int ATTEMPTS = 10;

	/** Leaves half of the 30 s that a stop may take for writing down what came of it. */
	public static final Duration STOP_GRACE = Duration.ofSeconds(15);

	public ApplySettings {
		if (claimSize < 1 || claimSize > CLAIM_SIZE) {
			throw new IllegalArgumentException("claimSize must be from 1 to " + CLAIM_SIZE + ", not " + claimSize);
		}
		if (attempts < 1) {
			throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
		}
		if (answerTimeout.isNegative() || stopGrace.isNegative()) {
			throw new IllegalArgumentException("answerTimeout and stopGrace must not be negative");
		}
	}

	/**
	 * The settings for the real API.
	 * @return the defaults
	 */
	public static ApplySettings defaults() {
		return new ApplySettings(CLAIM_SIZE, ANSWER_TIMEOUT, ATTEMPTS, STOP_GRACE);
	}

}
