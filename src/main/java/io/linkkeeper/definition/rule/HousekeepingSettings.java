package io.linkkeeper.definition.rule;

import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Durations;
import io.linkkeeper.definition.check.KeyCheck;

/**
 * The rule of a housekeeping job.
 *
 * @param retain how long what a run did is kept after its end
 */
@JsonClassDescription("Removes what Linkkeeper itself keeps of old runs; changes no link, so select and limits play no"
		+ " part.")
public record HousekeepingSettings(
		@JsonProperty(defaultValue = HousekeepingSettings.DEFAULT_RETAIN) @JsonPropertyDescription("How long what a run"
				+ " did is kept after its end, and can be undone: at least P1D.") Duration retain)
		implements
			RuleSettings {

	/** Half a year: long enough to notice a wrong rule, and to undo it. */
	static final String DEFAULT_RETAIN = "P180D";

	/** As long as a plan may wait for its approval by default. */
	private static final Duration SHORTEST_RETAIN = Duration.ofDays(1);

	public HousekeepingSettings {
		Durations.requireReasonable("retain", retain);
		new KeyCheck()
			.refuse(retain.compareTo(SHORTEST_RETAIN) < 0, "retain",
					"\"" + retain + "\" is too short; write at least P1D")
			.verify();
	}

}
