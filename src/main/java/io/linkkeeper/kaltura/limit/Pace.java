package io.linkkeeper.kaltura.limit;

import java.time.Duration;

/**
 * The distance of slots, and how late one may be used. The distance is 2 % longer than
 * the rate demands, so that also with late requests no second has more of them than the
 * rate allows.
 *
 * @param intervalNanos the distance of two slots
 * @param toleranceNanos how late a slot may be used
 */
public record Pace(long intervalNanos, long toleranceNanos) {

	private static final double MARGIN = 0.02;

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	/**
	 * Returns the pace of a rate.
	 * @param requestsPerSecond the rate, above 0
	 * @return its pace
	 */
	public static Pace of(double requestsPerSecond) {
		return new Pace((long) Math.ceil(SECOND / requestsPerSecond * (1 + MARGIN)), (long) (SECOND * MARGIN));
	}

	/**
	 * Whether a slot may no longer be used.
	 */
	boolean isPast(long slot, long now) {
		return now - slot > this.toleranceNanos;
	}

}
