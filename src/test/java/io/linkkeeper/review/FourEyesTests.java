package io.linkkeeper.review;

import java.util.Set;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.Via;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may approve a plan that deletes links or is over a limit.
 */
class FourEyesTests {

	private static final Set<String> TWO = Set.of("anna", "ben");

	private static Actor user(String name, Via via) {
		return new Actor(via, name, "10.0.0.3");
	}

	private static boolean allows(Via via, @Nullable Actor planner, boolean weighty, Set<String> approvers) {
		return FourEyes.refusal(new FourEyes.Facts(user("anna", via), planner, weighty, approvers)).isEmpty();
	}

	@Test
	void planningUserDoesNotApproveDeletesWhenAnotherOneCan() {
		Actor anna = user("anna", Via.CONSOLE);
		assertThat(FourEyes.refusal(new FourEyes.Facts(anna, anna, true, TWO)))
			.contains("anna planned it and may not approve it, as it deletes links or is over a limit; ben may");
		assertThat(allows(Via.CONSOLE, user("anna", Via.CLI), true, TWO)).isFalse();
		assertThat(allows(Via.CONSOLE, anna, true, Set.of("ben"))).isFalse();
	}

	@Test
	void onlyApproverApprovesWhatSheHasPlanned() {
		assertThat(allows(Via.CONSOLE, user("anna", Via.CONSOLE), true, Set.of("anna"))).isTrue();
		assertThat(allows(Via.CONSOLE, user("anna", Via.CONSOLE), true, Set.of())).isTrue();
	}

	@Test
	void planWithinItsLimitsAndWithoutDeletesNeedsNoSecondUser() {
		assertThat(allows(Via.CONSOLE, user("anna", Via.CONSOLE), false, TWO)).isTrue();
	}

	@Test
	void approvesWhatAnotherUserOrTheScheduleHasPlanned() {
		assertThat(allows(Via.CONSOLE, user("ben", Via.CONSOLE), true, TWO)).isTrue();
		assertThat(allows(Via.CONSOLE, Actor.ofSchedule(), true, TWO)).isTrue();
		assertThat(allows(Via.CONSOLE, null, true, TWO)).isTrue();
	}

	@Test
	void commandLineProvesNobodyAndIsNotBound() {
		assertThat(allows(Via.CLI, user("anna", Via.CLI), true, TWO)).isTrue();
	}

}
