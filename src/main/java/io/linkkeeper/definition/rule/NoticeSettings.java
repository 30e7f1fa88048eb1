package io.linkkeeper.definition.rule;

import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Durations;

/**
 * The rule settings of a notice.
 *
 * @param within the period in which the reported links expire
 * @param mailOwners whether each owner whose user id is a mail address gets a mail about
 * their links
 */
@JsonClassDescription("Reports the links that expire soon and changes none; select.protect and limits do not apply.")
public record NoticeSettings(
		@JsonProperty(required = true) @JsonPropertyDescription("How far ahead to look, such as P14D.") Duration within,
		@JsonProperty(defaultValue = "false") @JsonPropertyDescription("true sends each owner whose userId is a mail"
				+ " address a mail about the own links.") boolean mailOwners)
		implements
			RuleSettings {

	public NoticeSettings {
		Durations.requireReasonable("within", within);
	}

}
