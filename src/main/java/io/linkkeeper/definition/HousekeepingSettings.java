package io.linkkeeper.definition;

import java.time.Duration;

/**
 * The rule of a housekeeping job.
 *
 * @param retain how long what a run did is kept after its end
 */
public record HousekeepingSettings(Duration retain) implements RuleSettings {

	/** Half a year: long enough to notice a wrong rule, and to undo it. */
	public static final Duration DEFAULT_RETAIN = Duration.ofDays(180);

	/** As long as a plan may wait for its approval by default. */
	public static final Duration SHORTEST_RETAIN = Duration.ofDays(1);

	public HousekeepingSettings {
		Durations.requireReasonable("retain", retain);
		if (retain.compareTo(SHORTEST_RETAIN) < 0) {
			throw new IllegalArgumentException("retain must be at least P1D, not " + retain);
		}
	}

	@Override
	public JobType type() {
		return JobType.HOUSEKEEPING;
	}

}
