package io.linkkeeper.execution;

import java.util.List;

import io.linkkeeper.Links;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.ledger.UnchangedRow;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.Unchanged;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of the decisions about several subjects.
 */
class BatchRuleTests {

	private static final LinkChange CHANGE = Links.disable(Links.link("link0001"));

	private static final Rejected REJECTED = new Rejected(2, "a,b", "no URL");

	private static final Unchanged UNREAD = Unchanged.because(() -> {
		throw new AssertionError("Nothing reads the reason");
	});

	private static Decisions decide(Decision... decisions) {
		return BatchRule.<Decision>each((decision) -> decision).decide(List.of(decisions));
	}

	@Test
	void formatsNoReasonOfAnUnchangedLink() {
		Decisions decisions = decide(UNREAD, CHANGE, UNREAD);
		assertThat(decisions.changes()).containsExactly(CHANGE);
		assertThat(decisions.rejected()).isEmpty();
		assertThat(decisions.unchanged()).isEmpty();
	}

	@Test
	void keepsRowsThatAreRejectedOrUnchanged() {
		Decisions decisions = decide(REJECTED, new Unchanged(UNREAD.why(), 3L, "link0001"));
		assertThat(decisions.changes()).isEmpty();
		assertThat(decisions.rejected()).containsExactly(REJECTED);
		assertThat(decisions.unchanged()).containsExactly(new UnchangedRow(3, "link0001"));
	}

	@Test
	void decidesOnlyAboutWhatIsAdmitted() {
		BatchRule<Decision> rule = BatchRule.each((decision) -> decision);
		assertThat(rule.only((decision) -> decision != REJECTED).decide(List.of(REJECTED, CHANGE)))
			.satisfies((decisions) -> {
				assertThat(decisions.changes()).containsExactly(CHANGE);
				assertThat(decisions.rejected()).isEmpty();
			});
	}

	@Test
	void refusesIncompleteRows() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Rejected(0, "a,b", "no URL"));
		assertThatIllegalArgumentException().isThrownBy(() -> new Rejected(2, "a,b", " "));
		assertThatIllegalArgumentException().isThrownBy(() -> new Unchanged(UNREAD.why(), null, null, true));
	}

}
