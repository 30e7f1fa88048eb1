package io.linkkeeper.definition.rule;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Size;
import org.jspecify.annotations.Nullable;

/**
 * The rule of a cascade job.
 *
 * @param leavers the CSV file that names the users, or {@code null} to look for owners
 * who are gone
 * @param successor the user who takes the links over, or {@code null} when the action
 * hands nothing over or the file names a successor for each user
 * @param action what happens to the links
 * @param withoutOwner whether links without any owner count as those of a user who is
 * gone; only without {@code leavers}
 */
@JsonClassDescription("What becomes of the links of users who are leaving or gone.")
public record CascadeSettings(
		@JsonPropertyDescription("A CSV file with a column userId and, for hand-over, perhaps a column successor."
				+ " Without this key the job looks for owners whose users are gone.") @Size(
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
					"has no effect without action: hand-over; add that key or delete this one")
			.refuse(successor == null && leavers == null && handsOver, "action",
					"hand-over needs someone to hand over to; add the key successor")
			.refuse(withoutOwner && leavers != null, "withoutOwner",
					"has no effect with leavers, which says whose"
							+ " links are meant; delete one of the two, or write a job for each")
			.verify();
	}

}
