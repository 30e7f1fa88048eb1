package io.linkkeeper.definition.rule;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Size;
import org.jspecify.annotations.Nullable;

/**
 * The rule settings of a cascade job.
 *
 * @param leavers the CSV file that names the users, or {@code null} to look for owners
 * who no longer exist
 * @param successor the new owner, or {@code null} when the action is another one or the
 * file names a successor for each user
 * @param action the action on the links
 * @param withoutOwner whether links without owner count as links of a user who no longer
 * exists; only without {@code leavers}
 */
@JsonClassDescription("What happens to the links of users who leave or no longer exist.")
public record CascadeSettings(
		@JsonPropertyDescription("A file, CSV, .xlsx or JSON Lines, with a column userId and, for hand-over, perhaps a column successor."
				+ " Without this key the job looks for owners who no longer exist.") @Size(
						min = 1) @Nullable String leavers,
		@JsonPropertyDescription("The user who takes the links over with action: hand-over. A successor in the file"
				+ " comes first.") @Size(min = 1) @Nullable String successor,
		@JsonProperty(defaultValue = "disable") @JsonPropertyDescription("What happens to the links: disable and"
				+ " hand-over can be undone, delete is final.") CascadeAction action,
		@JsonProperty(defaultValue = "false") @JsonPropertyDescription("true takes care of links without any owner"
				+ " too; not together with leavers.") boolean withoutOwner)
		implements
			RuleSettings {

	public CascadeSettings {
		Objects.requireNonNull(action, "action");
		boolean handsOver = action == CascadeAction.HAND_OVER;
		new KeyCheck().refuse(leavers != null && leavers.isEmpty(), "leavers", "must name a file")
			.refuse(successor != null && successor.isEmpty(), "successor", "must name a user")
			.refuse(successor != null && !handsOver, "successor",
					"has no effect without action: hand-over; set that action or delete this key")
			.refuse(successor == null && leavers == null && handsOver, "action",
					"hand-over needs someone to hand over to; add the key successor")
			.refuse(withoutOwner && leavers != null, "withoutOwner",
					"has no effect with leavers, which says whose"
							+ " links are meant; delete this key, or write a job for each")
			.verify();
	}

}
