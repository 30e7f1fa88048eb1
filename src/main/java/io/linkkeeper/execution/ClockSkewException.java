package io.linkkeeper.execution;

import java.time.Duration;

/**
 * Thrown when the local clock and the API's differ too much to decide what has expired.
 */
public class ClockSkewException extends RuntimeException {

	/** The largest accepted difference; the API's Date header has whole seconds. */
	public static final Duration LARGEST_SKEW = Duration.ofSeconds(60);

	private static final long serialVersionUID = 1L;

	ClockSkewException(Duration skew) {
		super("This machine's clock is %d seconds %s the API's; nothing is written beyond %d seconds. Set the clock first"
			.formatted(skew.abs().toSeconds(), skew.isNegative() ? "behind" : "ahead of", LARGEST_SKEW.toSeconds()));
	}

}
