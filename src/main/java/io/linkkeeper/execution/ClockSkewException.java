package io.linkkeeper.execution;

import java.time.Duration;

/**
 * Our clock and the API's are too far apart to decide what has expired.
 */
public class ClockSkewException extends RuntimeException {

	/** The API's Date header has whole seconds; more than this is a wrong clock. */
	public static final Duration LARGEST_SKEW = Duration.ofSeconds(60);

	private static final long serialVersionUID = 1L;

	ClockSkewException(Duration skew) {
		super("This machine's clock is %d seconds %s the API's; nothing is written beyond %d seconds. Set the clock first"
			.formatted(skew.abs().toSeconds(), skew.isNegative() ? "behind" : "ahead of", LARGEST_SKEW.toSeconds()));
	}

}
