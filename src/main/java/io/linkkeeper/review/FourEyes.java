package io.linkkeeper.review;

import java.util.Optional;
import java.util.Set;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.Via;
import org.jspecify.annotations.Nullable;

/**
 * The rule that whoever planned deletes, or a plan over a limit, does not approve it in
 * the console when somebody else can. Pure.
 */
public final class FourEyes {

	private FourEyes() {
	}

	/**
	 * Decides whether the rule forbids an approval.
	 * @param facts what is known about the plan and the people
	 * @return why it is forbidden, or empty when it is allowed
	 */
	public static Optional<String> refusal(Facts facts) {
		Actor planner = facts.planner();
		if (!facts.weighty() || planner == null || facts.approver().via() != Via.CONSOLE
				|| !planner.name().equals(facts.approver().name())) {
			return Optional.empty();
		}
		return facts.approvers()
			.stream()
			.filter((user) -> !user.equals(planner.name()))
			.sorted()
			.findFirst()
			.map((other) -> "%s planned it and may not approve it, as it deletes links or is over a limit; %s may"
				.formatted(planner.name(), other));
	}

	/**
	 * What is known about a plan and the people.
	 *
	 * @param approver who approves
	 * @param planner who planned, or {@code null} when it is not known
	 * @param weighty whether the plan deletes links or is over a limit
	 * @param approvers the users who may approve such plans; empty to switch the rule off
	 */
	public record Facts(Actor approver, @Nullable Actor planner, boolean weighty, Set<String> approvers) {

		public Facts {
			approvers = Set.copyOf(approvers);
		}

	}

}
