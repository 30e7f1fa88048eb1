package io.linkkeeper.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.linkkeeper.Links;
import io.linkkeeper.TestAt;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.CollectedBatch;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.Run;
import org.junit.jupiter.api.Test;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looking at runs.
 */
@TestAt({ GUIDE, POSTGRESQL })
class RunQueriesTests {

	private final TestLedger ledger = new TestLedger();

	private final RunQueries queries = this.ledger.queries();

	@Test
	void passesOnAllChangesPageByPage() {
		Run run = this.ledger.plan(2500);
		List<Long> seqs = new ArrayList<>();
		this.queries.changes(run.id(), (row) -> seqs.add(row.seq()));
		assertThat(seqs).isEqualTo(TestLedger.numbers(1, 2500));
	}

	@Test
	void passesOnNoChangesOfARunWithout() {
		List<ChangeRow> rows = new ArrayList<>();
		this.queries.changes(this.ledger.newRun().id(), rows::add);
		assertThat(rows).isEmpty();
	}

	@Test
	void passesOnTheChangesOfOneKindOrState() {
		Run run = this.ledger.newRun();
		ShortLink link = Links.link("link00001");
		List<LinkChange> changes = List.of(Links.disable(link), LinkChange.delete(Links.link("link00002"), "old"),
				LinkChange.update(Links.link("link00003"), LinkFields.none().with(LinkField.NAME, "other"), "named"),
				LinkChange.delete(Links.link("link00004"), "old"));
		this.ledger.changes().collected(run.id(), 1, new CollectedBatch(Decisions.of(changes), 4, null, "0/1"));
		this.ledger.settle(run, ChangeState.APPLIED, ChangeState.STALE, ChangeState.FAILED, ChangeState.APPLIED);
		assertThat(seqs(run, filter(Set.of(ChangeKind.DELETE), Set.of()))).containsExactly(2L, 4L);
		assertThat(seqs(run, filter(Set.of(ChangeKind.DISABLE, ChangeKind.CHANGE), Set.of()))).containsExactly(1L, 3L);
		assertThat(seqs(run, filter(Set.of(), Set.of(ChangeState.APPLIED)))).containsExactly(1L, 4L);
		assertThat(seqs(run, filter(Set.of(ChangeKind.DELETE), Set.of(ChangeState.STALE)))).containsExactly(2L);
		assertThat(seqs(run, filter(Set.of(ChangeKind.ADD), Set.of()))).isEmpty();
	}

	@Test
	void passesOnTheFirstChangesUpToALimit() {
		Run run = this.ledger.plan(2100);
		assertThat(seqs(run, ChangeFilter.ALL.first(1))).containsExactly(1L);
		assertThat(seqs(run, new ChangeFilter(Set.of(ChangeKind.DISABLE), Set.of(), ChangeMatch.ALL, 2050)))
			.isEqualTo(TestLedger.numbers(1, 2050));
		assertThat(seqs(run, ChangeFilter.ALL.first(5000))).hasSize(2100);
	}

	private static ChangeFilter filter(Set<ChangeKind> kinds, Set<ChangeState> states) {
		return new ChangeFilter(kinds, states, ChangeMatch.ALL, Long.MAX_VALUE);
	}

	private List<Long> seqs(Run run, ChangeFilter filter) {
		List<Long> seqs = new ArrayList<>();
		this.queries.changes(run.id(), filter, (row) -> seqs.add(row.seq()));
		return seqs;
	}

	@Test
	void passesOnRejectedChangesWithTheReason() {
		Run run = this.ledger.plan(3);
		this.ledger.settle(run, ChangeState.APPLIED, ChangeState.REJECTED, ChangeState.FAILED);
		List<RejectRow> rejects = new ArrayList<>();
		this.queries.rejects(run.id(), rejects::add);
		assertThat(rejects).singleElement().satisfies((reject) -> {
			assertThat(reject.text()).contains("link00002");
			assertThat(reject.reason()).isEqualTo("so it is");
		});
	}

	@Test
	void passesOnRowsWithACharacterThatNoDatabaseKeeps() {
		Run run = this.ledger.newRun();
		List<Rejected> rows = List.of(new Rejected(2, "a\0b", "no \0 please"));
		this.ledger.changes().collected(run.id(), 1, new CollectedBatch(Decisions.of(rows), 1, null, "0/1"));
		List<RejectRow> rejects = new ArrayList<>();
		this.queries.rejects(run.id(), rejects::add);
		assertThat(rejects).containsExactly(new RejectRow(2L, "a\uFFFDb", "no \uFFFD please"));
	}

	@Test
	void listsTheNewestRunsFirst() {
		Run first = this.ledger.newRun();
		Run other = this.ledger.newRun("other", TestLedger.ACCOUNT);
		Run last = this.ledger.newRun();
		assertThat(this.queries.list(null, 2)).extracting(RunSummary::id).containsExactly(last.id(), other.id());
		assertThat(this.queries.list("expire-links", 10)).extracting(RunSummary::id)
			.containsExactly(last.id(), first.id());
		assertThat(this.queries.list("unknown", 10)).isEmpty();
	}

	@Test
	void showsARunThatNeverBegan() {
		Run run = this.ledger.newRun();
		RunDetail detail = this.queries.show(run.id()).orElseThrow();
		assertThat(detail.summary().status()).isEqualTo("NEW");
		assertThat(detail.summary().exitCode()).isNull();
		assertThat(detail.account()).isEqualTo(TestLedger.ACCOUNT);
		assertThat(detail.executions()).isEmpty();
		assertThat(detail.guard()).isNull();
	}

	@Test
	void findsNoRunThatIsNotThere() {
		assertThat(this.queries.find(7)).isEmpty();
		assertThat(this.queries.show(7)).isEmpty();
	}

	@Test
	void addsRejectedChangesToRejectedRows() {
		Run run = this.ledger.newRun();
		this.ledger.changes().collected(run.id(), 1, new CollectedBatch(TestLedger.decisions(1, 2), 3, null, "0/1"));
		this.ledger.settle(run, ChangeState.REJECTED);
		assertThat(this.queries.find(run.id()).orElseThrow().rejected()).isEqualTo(3);
	}

}
