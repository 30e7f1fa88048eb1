package io.linkkeeper.ledger;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import io.linkkeeper.Links;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.run.Run;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Adds that were sent more than once, and the twins that they made.
 */
class RepeatedAddsTests {

	private final TestLedger ledger = new TestLedger();

	private final LinkChanges changes = this.ledger.changes();

	private final RepeatedAdds adds = new RepeatedAdds(this.ledger.jdbc(), this.changes);

	/** A run whose adds were applied at once, except the first ones. */
	private Run applied(int sentTwice, int all) {
		LinkChange add = LinkChange.add(LinkFields.none().with(LinkField.SYSTEM_NAME, "SPRING"), LinkField.SYSTEM_NAME,
				"is not there yet");
		Run run = this.ledger.newRun();
		this.changes.collected(run.id(), 1,
				new CollectedBatch(Decisions.of(Collections.nCopies(all, add)), all, null, "0/1"));
		if (sentTwice > 0) {
			settleAll(this.changes.claim(run.id(), 1, 0, sentTwice), ChangeState.UNKNOWN);
			settleAll(this.changes.claimUnknown(run.id(), 1, 0, sentTwice), ChangeState.PLANNED);
		}
		this.ledger.clock().advance(Duration.ofMinutes(1));
		settleAll(this.changes.claim(run.id(), 1, 0, all), ChangeState.APPLIED);
		return run;
	}

	private void settleAll(Claim claim, ChangeState state) {
		this.changes.settle(claim.lease(), claim.rows()
			.stream()
			.map((row) -> (state == ChangeState.APPLIED) ? Outcome.applied(row, Links.link("link000" + row.seq()), null)
					: Outcome.of(row, state, "so it is"))
			.toList());
	}

	@Test
	void findsAddsThatWereSentTwiceInPages() {
		Run run = applied(2, 3);
		assertThat(this.adds.after(run.id(), 0, 10)).extracting(LedgerRow::linkId)
			.containsExactly("link0001", "link0002");
		assertThat(this.adds.after(run.id(), 0, 1)).extracting(LedgerRow::seq).containsExactly(1L);
		assertThat(this.adds.after(run.id(), 1, 1)).extracting(LedgerRow::seq).containsExactly(2L);
		assertThat(this.adds.lastSettledAt(run.id())).hasValue(TestLedger.NOW.plus(Duration.ofMinutes(1)));
	}

	@Test
	void findsNoneWhereEachWasSentOnce() {
		Run run = applied(0, 2);
		assertThat(this.adds.after(run.id(), 0, 10)).isEmpty();
		assertThat(this.adds.lastSettledAt(run.id())).isEmpty();
	}

	@Test
	void plansTheDisablingOfATwinOnce() {
		Run run = applied(1, 2);
		List<RepeatedAdds.Twin> twins = List.of(new RepeatedAdds.Twin(1, Links.disable(Links.link("twin0001"))));
		assertThat(this.adds.disable(run.id(), 1, twins)).isEqualTo(1);
		assertThat(this.adds.disable(run.id(), 1, twins)).isZero();
		assertThat(this.changes.claim(run.id(), 1, 0, 10).rows()).extracting(LedgerRow::linkId)
			.containsExactly("twin0001");
		assertThat(this.ledger.jdbc().sql("select error from link_change where seq = 1").query(String.class).single())
			.startsWith(RepeatedAdds.DOUBLE)
			.contains("as twin0001");
	}

	@Test
	void findsAnAddThatWasSentOnceAndHasATwin() {
		Run run = applied(0, 2);
		this.adds.disable(run.id(), 1, List.of(new RepeatedAdds.Twin(2, Links.disable(Links.link("twin0001")))));
		assertThat(this.adds.after(run.id(), 0, 10)).extracting(LedgerRow::linkId).containsExactly("link0002");
	}

}
