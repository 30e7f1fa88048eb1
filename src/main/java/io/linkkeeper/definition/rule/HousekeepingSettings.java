package io.linkkeeper.definition.rule;

import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Durations;
import io.linkkeeper.definition.check.KeyCheck;

/**
 * The rule settings of a housekeeping job.
 *
 * @param retain how long the rows of a run are kept after its end
 */
@JsonClassDescription("Removes what Linkkeeper itself keeps of old runs; changes no link, so select and limits do not"
		+ " apply.")
public record HousekeepingSettings(
		@JsonProperty(defaultValue = HousekeepingSettings.DEFAULT_RETAIN) @JsonPropertyDescription("How long what a run"
				+ " did is kept after its end, and can be undone: at least P1D.") Duration retain)
		implements
			RuleSettings {

	/**
	 * Half a year, in which the effects of a wrong rule should be noticed and can be
	 * undone.
	 */
	static final String DEFAULT_RETAIN = "P180D";

	/** The default validity of a plan that waits for approval. */
	private static final Duration SHORTEST_RETAIN = Duration.ofDays(1);

	public HousekeepingSettings {
		Durations.requireReasonable("retain", retain);
		new KeyCheck()
			.refuse(retain.compareTo(SHORTEST_RETAIN) < 0, "retain",
					"\"" + retain + "\" is too short; write at least P1D")
			.verify();
	}

}
