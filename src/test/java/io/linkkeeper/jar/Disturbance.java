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

	/**
	 * Whether a time was during the fault, or so near to it that {@code serve} looked at
	 * it in the fault or had not noticed the end.
	 */
	boolean reaches(Instant time) {
		return !time.isBefore(this.from.minus(NOTICE)) && time.isBefore(this.until.plus(NOTICE));
	}

	boolean covers(Instant time) {
		return !time.isBefore(this.from) && time.isBefore(this.until);
	}

}
