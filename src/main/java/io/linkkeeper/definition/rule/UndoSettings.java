package io.linkkeeper.definition.rule;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Range;

/**
 * The rule settings of an undo.
 *
 * @param run the run that is undone
 * @param deleteAdded whether links that the run added are deleted instead of disabled
 * @param recreate whether links that the run deleted are added again, under new ids
 */
@JsonClassDescription("Which run is undone, and how. Created by the command undo.")
public record UndoSettings(
		@JsonProperty(required = true) @JsonPropertyDescription("The id of the run.") @Range(min = 1) long run,
		@JsonProperty(defaultValue = "false") @JsonPropertyDescription("true deletes what the run added instead of"
				+ " disabling it.") boolean deleteAdded,
		@JsonProperty(defaultValue = "false") @JsonPropertyDescription("true adds what the run deleted again, under new"
				+ " ids.") boolean recreate)
		implements
			RuleSettings {

	public UndoSettings {
		if (run < 1) {
			throw new IllegalArgumentException("Runs count from 1, not " + run);
		}
	}

}
