package io.linkkeeper.history;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.Links;
import io.linkkeeper.TestAt;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Claim;
import io.linkkeeper.ledger.CollectedBatch;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.Run;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was done last to a link.
 */
@TestAt({ GUIDE, POSTGRESQL })
class LinkHistoryTests {

	private static final String LINK = "link00001";

	private final TestLedger ledger = new TestLedger();

	/** A run on an account that settles its only change so. */
	private Run past(AccountIdentity account, ChangeState state) {
		Run run = this.ledger.newRun("expire-links", account);
		this.ledger.changes()
			.collected(run.id(), 1, new CollectedBatch(Decisions.of(TestLedger.disables(1)), 1, null, "0/1"));
		this.ledger.settle(run, state);
		this.ledger.clock().advance(Duration.ofHours(1));
		return run;
	}

	private Run past(ChangeState state) {
		return past(TestLedger.ACCOUNT, state);
	}

	private @Nullable PastChange last() {
		return this.ledger.history().lastChanges(TestLedger.ACCOUNT, 0, List.of(LINK)).get(LINK);
	}

	private @Nullable Long lastRun() {
		PastChange last = last();
		return (last != null) ? last.runId() : null;
	}

	@Test
	void knowsNothingOfALinkThatWasNeverTouched() {
		assertThat(last()).isNull();
	}

	@Test
	void tellsHowTheLinkWasLeft() {
		Run run = past(ChangeState.APPLIED);
		assertThat(last()).isEqualTo(new PastChange(run.id(), "expire", LINK, Links.disable(Links.link(LINK)),
				new PastChange.Result(ChangeState.APPLIED, false, TestLedger.NOW, Links.UPDATED_AT)));
	}

	@Test
	void takesTheChangeThatEndedLast() {
		Run first = this.ledger.plan(1);
		past(ChangeState.APPLIED);
		this.ledger.settle(first, ChangeState.APPLIED);
		assertThat(lastRun()).isEqualTo(first.id());
	}

	@Test
	void takesAChangeOfUnknownOutcomeForTheLast() {
		Run unknown = past(ChangeState.UNKNOWN);
		past(ChangeState.APPLIED);
		assertThat(lastRun()).isEqualTo(unknown.id());
	}

	@Test
	void takesAChangeThatIsBeingSentForTheLast() {
		Run sent = this.ledger.plan(1);
		this.ledger.changes().claim(sent.id(), 1, 0, 1);
		past(ChangeState.APPLIED);
		assertThat(lastRun()).isEqualTo(sent.id());
	}

	@Test
	void leavesOutWhatWasNotDone() {
		Run applied = past(ChangeState.APPLIED);
		past(ChangeState.STALE);
		past(ChangeState.REJECTED);
		past(ChangeState.FAILED);
		past(ChangeState.PLANNED);
		assertThat(lastRun()).isEqualTo(applied.id());
	}

	@Test
	void leavesOutTheRunThatAsks() {
		Run run = past(ChangeState.APPLIED);
		assertThat(this.ledger.history().lastChanges(TestLedger.ACCOUNT, run.id(), List.of(LINK))).isEmpty();
	}

	@Test
	void leavesOutOtherAccounts() {
		past(new AccountIdentity("default", "https://example.com/api_v3", 103), ChangeState.APPLIED);
		past(new AccountIdentity("default", "https://example.org/api_v3", 102), ChangeState.APPLIED);
		assertThat(last()).isNull();
	}

	@Test
	void knowsAnAccountUnderAnotherName() {
		Run run = past(new AccountIdentity("renamed", "https://example.com/api_v3", 102), ChangeState.APPLIED);
		assertThat(lastRun()).isEqualTo(run.id());
	}

	@Test
	void looksUpManyLinks() {
		Run run = this.ledger.plan(1200);
		for (int i = 0; i < 3; i++) {
			Claim claim = this.ledger.changes().claim(run.id(), 1, 0, 500);
			this.ledger.changes()
				.settle(claim.lease(),
						claim.rows().stream().map((row) -> TestLedger.outcome(row, ChangeState.APPLIED)).toList());
		}
		List<String> ids = IntStream.rangeClosed(1, 1300).mapToObj("link%05d"::formatted).toList();
		assertThat(this.ledger.history().lastChanges(TestLedger.ACCOUNT, 0, ids)).hasSize(1200);
		assertThat(this.ledger.history().lastChanges(TestLedger.ACCOUNT, 0, List.of())).isEmpty();
	}

	@Test
	void takesForDoneWhatFailedAndStillHadAnEffect() {
		Run run = this.ledger.plan(1);
		Claim claim = this.ledger.changes().claim(run.id(), 1, 0, 1);
		ShortLink left = Links.withStatus(Links.link(LINK), LinkStatus.DISABLED);
		this.ledger.changes()
			.settle(claim.lease(), List.of(Outcome.notAsPlanned(claim.rows().get(0), left, "IGNORED_BY_SERVER")));
		assertThat(lastRun()).isEqualTo(run.id());
		assertThat(this.ledger.history().changesOf(run.id(), 0, 10).values()).extracting(PastChange::state)
			.containsExactly(ChangeState.FAILED);
		this.ledger.changes().retryFailed(run.id());
		Claim again = this.ledger.changes().claim(run.id(), 1, 0, 1);
		assertThat(again.rows().get(0).leftUpdatedAt()).isEqualTo(left.updatedAt());
		this.ledger.changes()
			.settle(again.lease(), List.of(Outcome.of(again.rows().get(0), ChangeState.STALE, "touched")));
		assertThat(this.ledger.history().changesOf(run.id(), 0, 10).values()).extracting(PastChange::leftUpdatedAt)
			.containsExactly(left.updatedAt());
	}

}
