package io.linkkeeper.csvimport.result;

import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the result file of an import says of a row.
 */
class RowOutcomeTests {

	@Test
	void tellsWhyARowWasLeftOutAndAsksForNothing() {
		ChangeRow row = new ChangeRow(1, 2L,
				new ChangeRow.Plan(null, "ADD", ChangeKind.ADD, null, "{}", "is not there yet"),
				new ChangeRow.Result(ChangeState.LEFT_OUT, false, 1, 1, "not yet (anna)"));
		RowOutcome outcome = RowOutcome.of(row);
		assertThat(outcome.label()).isEqualTo("left out");
		assertThat(outcome.error()).isEqualTo("not yet (anna)");
		assertThat(outcome.next()).isEqualTo(RowOutcome.Next.NOTHING);
	}

}
