package io.linkkeeper.definition;

import java.util.Objects;

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
public record CascadeSettings(@Nullable String leavers, @Nullable String successor, CascadeAction action,
		boolean withoutOwner) implements RuleSettings {

	/** Disabling can be undone, deleting is final in the API. */
	public static final CascadeAction DEFAULT_ACTION = CascadeAction.DISABLE;

	public CascadeSettings {
		Objects.requireNonNull(action, "action");
		if (leavers != null && leavers.isEmpty()) {
			throw new IllegalArgumentException("leavers must name a file");
		}
		if (successor != null && successor.isEmpty()) {
			throw new IllegalArgumentException("successor must name a user");
		}
		if (successor != null && action != CascadeAction.HAND_OVER) {
			throw new IllegalArgumentException("successor has no effect on the action " + action.label());
		}
		if (successor == null && leavers == null && action == CascadeAction.HAND_OVER) {
			throw new IllegalArgumentException("hand-over needs a successor");
		}
		if (withoutOwner && leavers != null) {
			throw new IllegalArgumentException("withoutOwner has no effect with leavers");
		}
	}

	@Override
	public JobType type() {
		return JobType.CASCADE;
	}

}
