package io.linkkeeper.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.Links;
import io.linkkeeper.TestAt;
import io.linkkeeper.history.RejectRow;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.run.Verdict;
import org.junit.jupiter.api.Test;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The ledger's rows and how they move.
 */
@TestAt({ GUIDE, POSTGRESQL })
class LinkChangesTests {

	private final TestLedger ledger = new TestLedger();

	private final LinkChanges changes = this.ledger.changes();

	private static KindCounts disables(long count) {
		return new KindCounts(Map.of(ChangeKind.DISABLE, count));
	}

	@Test
	void keepsAnAddAndLearnsItsLink() {
		LinkChange add = LinkChange.add(LinkFields.none().with(LinkField.SYSTEM_NAME, "SPRING"), LinkField.SYSTEM_NAME,
				"is not there yet");
		Run run = this.ledger.newRun();
		this.changes.collected(run.id(), 1,
				new CollectedBatch(Decisions.of(List.of(add, add.fromLine(3))), 2, null, "0/1"));
		Claim claim = this.changes.claim(run.id(), 1, 0, 10);
		assertThat(claim.rows()).extracting(LedgerRow::change).containsExactly(add, add.fromLine(3));
		assertThat(claim.rows()).extracting(LedgerRow::linkId).containsOnlyNulls();
		this.changes.settle(claim.lease(), List.of(Outcome.applied(claim.rows().get(0), Links.link("link0001"), null),
				Outcome.notAsPlanned(claim.rows().get(1), Links.link("link0002"), "is another")));
		this.changes.retryFailed(run.id());
		assertThat(this.changes.claim(run.id(), 1, 0, 10).rows()).extracting(LedgerRow::linkId)
			.containsExactly("link0002");
		assertThat(this.ledger.history().lastChanges(TestLedger.ACCOUNT, 0, List.of("link0001")))
			.containsKey("link0001");
	}

	@Test
	void keepsAChangeAsItWasPlanned() {
		ShortLink link = Links.link("link0001", LinkStatus.ENABLED, Links.CREATED_AT, Links.UPDATED_AT);
		LinkFields after = LinkFields.status(LinkStatus.DISABLED)
			.with(LinkField.FULL_URL, "https://example.com/?a=\"1\"&b='2'\n\u0000😀")
			.with(LinkField.NAME, null)
			.withExpiresAt(Links.UPDATED_AT);
		LinkChange change = LinkChange.update(link, after, "because of \"this\"\n😀")
			.requiring(new Precondition.Link(Links.link("link0002")))
			.requiring(new Precondition.User("someone"))
			.fromLine(17);
		Run run = this.ledger.newRun();
		this.changes.collected(run.id(), 1, new CollectedBatch(Decisions.of(List.of(change)), 1, null, "0/1"));
		assertThat(this.changes.claim(run.id(), 1, 0, 10).rows()).extracting(LedgerRow::change).containsExactly(change);
	}

	@Test
	void countsWhatWasCollected() {
		Run run = this.ledger.newRun();
		this.changes.collected(run.id(), 1, new CollectedBatch(TestLedger.decisions(3, 2), 10, null, "0/7"));
		RunSummary summary = this.ledger.queries().find(run.id()).orElseThrow();
		assertThat(summary.scanned()).isEqualTo(10);
		assertThat(summary.planned()).isEqualTo(3);
		assertThat(summary.unchanged()).isEqualTo(5);
		assertThat(summary.rejected()).isEqualTo(2);
		assertThat(this.ledger.runs().get(run.id()).collectPosition()).isEqualTo("0/7");
	}

	@Test
	void countsALinkThatIsPlannedAlreadyAsUnchanged() {
		Run run = this.ledger.plan(3);
		this.changes.collected(run.id(), 1, new CollectedBatch(Decisions.of(TestLedger.disables(5)), 5, "0/1", "0/2"));
		RunSummary summary = this.ledger.queries().find(run.id()).orElseThrow();
		assertThat(summary.planned()).isEqualTo(5);
		assertThat(summary.unchanged()).isEqualTo(3);
		assertThat(summary.scanned()).isEqualTo(8);
		assertThat(this.changes.count(run.id()).notSent()).isEqualTo(5);
	}

	@Test
	void keepsWhatIsStoredAlongsideInTheSameTransaction() {
		Run run = this.ledger.newRun();
		Decisions alongside = Decisions.none(() -> this.ledger.runs().allowOld(run.id(), "alongside"));
		this.changes.collected(run.id(), 1, new CollectedBatch(alongside, 2, null, "0/1"));
		assertThat(this.ledger.jdbc().sql("select old_reason from run").query(String.class).single())
			.isEqualTo("alongside");
	}

	@Test
	void keepsTheRowsWhoseLinkIsSo() {
		Run run = this.ledger.newRun();
		Decisions decisions = Decisions
			.of(List.of(new Unchanged(() -> "is so", 5L, "link0001"), Unchanged.because(() -> "is no row")));
		assertThat(decisions.unchanged()).extracting(UnchangedRow::line).containsExactly(5L);
		this.changes.collected(run.id(), 1, new CollectedBatch(decisions, 2, null, "0/1"));
		assertThat(this.ledger.inputRows().after(run.id(), 0)).singleElement()
			.satisfies((row) -> assertThat(row.linkId()).hasValue("link0001"));
	}

	@Test
	void numbersTheLinksOfChangesLikeTheirRows() {
		Run run = this.ledger.plan(3);
		assertThat(this.ledger.jdbc().sql("""
				select count(*) from changed_link c join link_change l
				on l.run_id = c.run_id and l.seq = c.seq and l.link_id = c.link_id
				where c.run_id = ?
				""").param(run.id()).query(Long.class).single()).isEqualTo(3);
	}

	@Test
	void remembersHowAnAttemptLeftTheLink() {
		Run run = this.ledger.plan(1);
		Claim first = this.changes.claim(run.id(), 1, 0, 10);
		assertThat(first.isEmpty()).isFalse();
		assertThat(first.rows().get(0).leftUpdatedAt()).isNull();
		this.changes.settle(first.lease(),
				List.of(Outcome.notAsPlanned(first.rows().get(0), Links.link("link00001"), "is another")));
		assertThat(this.ledger.states(run)).containsExactly("FAILED");
		this.changes.retryFailed(run.id());
		Claim second = this.changes.claim(run.id(), 1, 0, 10);
		assertThat(second.rows().get(0).leftUpdatedAt()).isEqualTo(Links.UPDATED_AT);
		this.changes.settle(second.lease(),
				List.of(Outcome.notAsPlanned(second.rows().get(0), Links.link("link00001"), "is another")));
		assertThat(this.ledger.states(run)).containsExactly("REJECTED");
		assertThat(this.changes.claim(run.id(), 1, 0, 10).isEmpty()).isTrue();
	}

	@Test
	void collectsABatchOnce() {
		Run run = this.ledger.plan(3);
		CollectedBatch first = new CollectedBatch(Decisions.of(TestLedger.disables(5)), 5, null, "0/1");
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.changes.collected(run.id(), 1, first))
			.withMessageContaining("in another process");
		assertThat(this.changes.count(run.id()).planned()).isEqualTo(3);
	}

	@Test
	void collectsNothingAfterTheGuard() {
		Run run = this.ledger.plan(3);
		this.ledger.runs().decide(run.id(), new GuardDecision(Verdict.PASSED, "why", 3, null, TestLedger.NOW));
		CollectedBatch late = new CollectedBatch(Decisions.of(TestLedger.disables(5)), 5, "0/1", "0/2");
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.changes.collected(run.id(), 1, late));
		assertThat(this.changes.count(run.id()).planned()).isEqualTo(3);
	}

	@Test
	void collectsNothingOfABatchThatFails() {
		Run run = this.ledger.newRun();
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> this.changes.collected(run.id(), 1,
				new CollectedBatch(TestLedger.decisions(3, 11), 10, null, "0/7")));
		assertThat(this.changes.count(run.id()).planned()).isZero();
		assertThat(this.ledger.runs().get(run.id()).collectPosition()).isNull();
	}

	@Test
	void plansTheSameLinkInEachRun() {
		this.ledger.plan(2);
		assertThat(this.changes.count(this.ledger.plan(2).id()).planned()).isEqualTo(2);
	}

	@Test
	void claimsInOrderEachRowOnce() {
		Run run = this.ledger.plan(5);
		assertThat(TestLedger.seqs(this.changes.claim(run.id(), 1, 0, 2))).isEqualTo(TestLedger.numbers(1, 2));
		assertThat(TestLedger.seqs(this.changes.claim(run.id(), 1, 0, 2))).isEqualTo(TestLedger.numbers(3, 4));
		assertThat(TestLedger.seqs(this.changes.claim(run.id(), 1, 0, 2))).isEqualTo(TestLedger.numbers(5, 5));
		assertThat(this.changes.claim(run.id(), 1, 0, 2).isEmpty()).isTrue();
	}

	@Test
	void claimsOnlyBehindTheGivenRow() {
		Run run = this.ledger.plan(5);
		assertThat(TestLedger.seqs(this.changes.claim(run.id(), 1, 3, 10))).isEqualTo(TestLedger.numbers(4, 5));
		assertThat(this.changes.claim(run.id(), 1, Long.MAX_VALUE, 10).isEmpty()).isTrue();
	}

	@Test
	void claimsNoRowOfAnotherRun() {
		this.ledger.plan(5);
		assertThat(this.changes.claim(this.ledger.newRun().id(), 1, 0, 10).isEmpty()).isTrue();
	}

	@Test
	void settlesClaimedRowsAndCountsThemAll() {
		Run run = this.ledger.plan(8);
		this.ledger.settle(run, ChangeState.APPLIED, ChangeState.STALE, ChangeState.REJECTED, ChangeState.FAILED,
				ChangeState.UNKNOWN, ChangeState.PLANNED, ChangeState.APPLIED);
		StateCounts counts = this.changes.count(run.id());
		assertThat(counts).isEqualTo(new StateCounts(2, disables(2), 0, new StateCounts.Untouched(1, 0), 1,
				new StateCounts.Unsettled(1, 1, 1, 1)));
		assertThat(counts.planned()).isEqualTo(8);
		assertThat(counts.open()).isEqualTo(4);
	}

	@Test
	void countsWhatWasSoAlreadyAmongTheApplied() {
		Run run = this.ledger.plan(1);
		Claim claim = this.changes.claim(run.id(), 1, 0, 1);
		this.changes.settle(claim.lease(), List.of(Outcome.alreadySo(claim.rows().get(0), "so already")));
		assertThat(this.changes.count(run.id())).isEqualTo(new StateCounts(1, disables(1), 1,
				StateCounts.Untouched.NONE, 0, new StateCounts.Unsettled(0, 0, 0, 0)));
	}

	@Test
	void writesNothingUnderALeaseThatWasLost() {
		Run run = this.ledger.plan(2);
		Claim claim = this.changes.claim(run.id(), 1, 0, 2);
		this.changes.takeOver(run.id(), Duration.ZERO);
		Claim later = this.changes.claimUnknown(run.id(), 2, 0, 1);
		assertThatExceptionOfType(LostLeaseException.class).isThrownBy(() -> this.changes.settle(claim.lease(),
				claim.rows().stream().map((row) -> TestLedger.outcome(row, ChangeState.APPLIED)).toList()));
		assertThat(this.ledger.states(run)).containsOnly("UNKNOWN");
		this.changes.settle(later.lease(), List.of(TestLedger.outcome(later.rows().get(0), ChangeState.APPLIED)));
		assertThat(this.ledger.states(run)).containsExactly("APPLIED", "UNKNOWN");
	}

	@Test
	void writesNoneWhenOneOfManyWasLost() {
		Run run = this.ledger.plan(2);
		Claim claim = this.changes.claim(run.id(), 1, 0, 2);
		this.ledger.jdbc().sql("update link_change set lease = 'other' where seq = 2").update();
		assertThatExceptionOfType(LostLeaseException.class).isThrownBy(() -> this.changes.settle(claim.lease(),
				claim.rows().stream().map((row) -> TestLedger.outcome(row, ChangeState.APPLIED)).toList()));
		assertThat(this.ledger.states(run)).containsOnly("SENT");
	}

	@Test
	void settlesARowOnce() {
		Run run = this.ledger.plan(1);
		Claim claim = this.changes.claim(run.id(), 1, 0, 1);
		List<Outcome> applied = List.of(TestLedger.outcome(claim.rows().get(0), ChangeState.APPLIED));
		this.changes.settle(claim.lease(), applied);
		assertThatExceptionOfType(LostLeaseException.class)
			.isThrownBy(() -> this.changes.settle(claim.lease(), applied));
	}

	@Test
	void takesOverWhatADeadExecutionHadClaimed() {
		Run run = this.ledger.plan(4);
		this.ledger.settle(run, ChangeState.APPLIED, ChangeState.FAILED, ChangeState.PLANNED);
		this.changes.takeOver(run.id(), Duration.ZERO);
		assertThat(this.ledger.states(run)).isEqualTo(
				TestLedger.names(ChangeState.APPLIED, ChangeState.FAILED, ChangeState.PLANNED, ChangeState.UNKNOWN));
	}

	@Test
	void knowsThatADeadExecutionMayHaveSentUntilItIsTakenOver() {
		Run run = this.ledger.plan(1);
		this.changes.claim(run.id(), 1, 0, 1);
		this.ledger.clock().advance(Duration.ofMinutes(10));
		this.changes.takeOver(run.id(), Duration.ofSeconds(30));
		this.ledger.clock().advance(Duration.ofMinutes(10));
		this.changes.takeOver(run.id(), Duration.ofSeconds(30));
		assertThat(sentAt(run)).as("waited for once, over any number of restarts")
			.isEqualTo(TestLedger.NOW.plus(Duration.ofMinutes(10)).plusSeconds(30));
	}

	private Instant sentAt(Run run) {
		return Objects.requireNonNull(this.changes.claimUnknown(run.id(), 2, 0, 1).rows().get(0).sentAt());
	}

	@Test
	void knowsWhenTheOutcomeOfALivingExecutionBecameUnknown() {
		Run run = this.ledger.plan(1);
		Claim claim = this.changes.claim(run.id(), 1, 0, 1);
		this.ledger.clock().advance(Duration.ofMinutes(1));
		this.changes.settle(claim.lease(), List.of(TestLedger.outcome(claim.rows().get(0), ChangeState.UNKNOWN)));
		this.ledger.clock().advance(Duration.ofMinutes(10));
		this.changes.takeOver(run.id(), Duration.ZERO);
		assertThat(sentAt(run)).isEqualTo(TestLedger.NOW.plus(Duration.ofMinutes(1)));
	}

	@Test
	void takesNothingOverFromAnExecutionThatSettledAll() {
		Run run = this.ledger.plan(1);
		this.ledger.settle(run, ChangeState.APPLIED);
		this.changes.takeOver(run.id(), Duration.ZERO);
		assertThat(this.changes.claimUnknown(run.id(), 2, 0, 1).isEmpty()).isTrue();
	}

	@Test
	void plansFailedChangesAgainAsANewAttempt() {
		Run run = this.ledger.plan(3);
		this.ledger.settle(run, ChangeState.FAILED, ChangeState.STALE, ChangeState.UNKNOWN);
		assertThat(this.changes.retryFailed(run.id())).isEqualTo(1);
		Claim claim = this.changes.claim(run.id(), 2, 0, 10);
		assertThat(claim.rows()).singleElement().satisfies((row) -> {
			assertThat(row.attempt()).isEqualTo(2);
			assertThat(row.lastAttempt().executionId()).isEqualTo(2);
		});
	}

	@Test
	void countsAnAttemptWhenAnUnknownChangeTurnsOutUndone() {
		Run run = this.ledger.plan(1);
		this.ledger.settle(run, ChangeState.UNKNOWN);
		Claim unknown = this.changes.claimUnknown(run.id(), 1, 0, 10);
		this.changes.settle(unknown.lease(), List.of(TestLedger.outcome(unknown.rows().get(0), ChangeState.PLANNED)));
		assertThat(this.changes.claim(run.id(), 1, 0, 10).rows().get(0).attempt()).isEqualTo(2);
	}

	@Test
	void countsNoAttemptWhenNothingWasSent() {
		Run run = this.ledger.plan(1);
		this.ledger.settle(run, ChangeState.PLANNED);
		assertThat(this.changes.claim(run.id(), 1, 0, 10).rows().get(0).attempt()).isEqualTo(1);
	}

	@Test
	void countsPlannedChangesByKind() {
		Run run = this.ledger.newRun();
		LinkChange enable = LinkChange.update(Links.link("link0001", LinkStatus.DISABLED, null, Links.UPDATED_AT),
				LinkFields.status(LinkStatus.ENABLED), "wanted again");
		this.changes.collected(run.id(), 1, new CollectedBatch(
				Decisions.of(List.of(enable, Links.delete(Links.link("link0002")))), 2, null, "0/1"));
		assertThat(this.ledger.runs().get(run.id()).kinds())
			.isEqualTo(KindCounts.of(List.of(ChangeKind.ENABLE, ChangeKind.DELETE)));
	}

	@Test
	void cutsTextThatIsTooLong() {
		Run run = this.ledger.plan(1);
		Claim claim = this.changes.claim(run.id(), 1, 0, 1);
		this.changes.settle(claim.lease(),
				List.of(Outcome.of(claim.rows().get(0), ChangeState.FAILED, "x".repeat(3000))));
		this.ledger.queries().changes(run.id(), (row) -> assertThat(row.error()).hasSize(2000).endsWith("…"));
	}

	@Test
	void rejectsTheRowThatChangesALinkOnceMore() {
		Run run = this.ledger.newRun();
		LinkChange change = Links.disable(Links.link("link0001"));
		this.changes.collected(run.id(), 1,
				new CollectedBatch(Decisions.of(List.of(change.fromLine(2), change.fromLine(3))), 2, null, "2"));
		this.changes.collected(run.id(), 1, new CollectedBatch(Decisions.of(List.of(change.fromLine(4))), 1, "2", "3"));
		Run collected = this.ledger.runs().get(run.id());
		assertThat(collected.planned()).isEqualTo(1);
		List<RejectRow> rejects = new ArrayList<>();
		this.ledger.queries().rejects(run.id(), rejects::add);
		assertThat(rejects).extracting(RejectRow::line).containsExactly(3L, 4L);
		assertThat(rejects).extracting(RejectRow::reason)
			.containsOnly("another row changes the link link0001 already; which row is meant cannot be told");
	}

	@Test
	void doesNotTakeALinkForMadeTwice() {
		LinkChange add = LinkChange.add(LinkFields.none().with(LinkField.SYSTEM_NAME, "SPRING"), LinkField.SYSTEM_NAME,
				"is not there yet");
		Run run = this.ledger.newRun();
		LinkChange update = Links.disable(Links.link("link0001"));
		this.changes.collected(run.id(), 1,
				new CollectedBatch(Decisions.of(List.of(update, add, add, add)), 4, null, "0/1"));
		Claim claim = this.changes.claim(run.id(), 1, 0, 10);
		List<LedgerRow> rows = claim.rows();
		this.changes.settle(claim.lease(),
				List.of(Outcome.applied(rows.get(0), Links.link("link0001"), null),
						Outcome.applied(rows.get(1), Links.link("link0001"), null),
						Outcome.applied(rows.get(2), Links.link("link0002"), null),
						Outcome.applied(rows.get(3), Links.link("link0002"), null)));
		StateCounts counts = this.changes.count(run.id());
		assertThat(counts.applied()).isEqualTo(2);
		assertThat(counts.stale()).isEqualTo(2);
	}

	@Test
	void knowsLinksThatAnotherRunLeftAsTheyAre() {
		Run run = this.ledger.plan(3);
		Claim claim = this.changes.claim(run.id(), 1, 0, 2);
		this.changes.settle(claim.lease(),
				List.of(Outcome.applied(claim.rows().get(0), disabled(claim.rows().get(0)), null),
						Outcome.alreadySo(claim.rows().get(1), "so")));
		Run other = this.ledger.plan(3);
		LinkFields status = LinkFields.none().with(LinkField.STATUS, "1");
		Map<ShortLink, LinkFields> now = claim.rows()
			.stream()
			.map(LinkChangesTests::disabled)
			.collect(Collectors.toMap(Function.identity(), (link) -> status));
		ShortLink changed = disabled(claim.rows().get(0));
		assertThat(this.changes.leftByOthers(other.id(), now)).containsExactly(changed.id());
		assertThat(this.changes.leftByOthers(run.id(), now)).as("its own").isEmpty();
		ShortLink enabledAgain = Links.withStatus(changed, LinkStatus.ENABLED);
		assertThat(this.changes.leftByOthers(other.id(), Map.of(enabledAgain, status)))
			.as("changed back in the same second")
			.isEmpty();
		assertThat(this.changes.leftByOthers(other.id(), Map.of(later(changed), status))).as("changed again since")
			.isEmpty();
		LinkFields name = LinkFields.none().with(LinkField.NAME, "other");
		assertThat(this.changes.leftByOthers(other.id(), Map.of(changed, name))).as("other fields, in the same second")
			.isEmpty();
	}

	private static ShortLink later(ShortLink link) {
		return new ShortLink(
				link.id(), link.createdAt(), link.updatedAt().plusSeconds(1), new ShortLink.TextFields(link.userId(),
						link.systemName(), link.name(), link.fullUrl(), link.uniqueId()),
				link.status(), link.expiresAt());
	}

	private static ShortLink disabled(LedgerRow row) {
		return Links.withStatus(row.change().link(), LinkStatus.DISABLED);
	}

}
