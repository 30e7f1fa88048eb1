package io.linkkeeper.schedule;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties under {@code linkkeeper.schedule.*}.
 *
 * @param lookEvery how often {@code serve} looks for changed definitions and for runs
 * whose process died
 * @param runsAtATime how many scheduled runs execute at the same time, at most 12
 */
@ConfigurationProperties("linkkeeper.schedule")
record ScheduleProperties(@DefaultValue("PT10S") Duration lookEvery, @DefaultValue("4") int runsAtATime) {

	/** Each may use two database connections. */
	private static final int MOST_RUNS = 12;

	ScheduleProperties {
		if (lookEvery.compareTo(Duration.ofMillis(1)) < 0) {
			throw new IllegalArgumentException("linkkeeper.schedule.look-every must be positive, not " + lookEvery);
		}
		if (runsAtATime < 1 || runsAtATime > MOST_RUNS) {
			throw new IllegalArgumentException("linkkeeper.schedule.runs-at-a-time must be between 1 and %d, not %d"
				.formatted(MOST_RUNS, runsAtATime));
		}
	}

}
