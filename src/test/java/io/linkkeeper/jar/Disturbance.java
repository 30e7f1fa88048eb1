package io.linkkeeper.jar;

import java.time.Duration;
import java.time.Instant;

/**
 * A fault as it went.
 *
 * @param name what failed
 * @param from its begin
 * @param until its end
 * @param untilHealthy how long after its end health was UP
 * @param level what {@code serve} held after it
 */
record Disturbance(String name, Instant from, Instant until, Duration untilHealthy, ProcessLevel level) {

	private static final Duration NOTICE = Duration.ofSeconds(15);

	/** Whether a time was during the fault, or before {@code serve} had noticed its end. */
	boolean reaches(Instant time) {
		return covers(time) || covers(time.minus(NOTICE));
	}

	boolean covers(Instant time) {
		return !time.isBefore(this.from) && time.isBefore(this.until);
	}

}
