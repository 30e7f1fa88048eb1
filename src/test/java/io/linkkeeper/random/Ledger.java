package io.linkkeeper.random;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.KindCounts;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ledger of a run at one moment. Its rows and the counts that are shown of them
 * agree.
 *
 * @param run the run as it is shown
 * @param rows its rows as they are shown
 */
record Ledger(RunSummary run, List<Planned> rows) {

	/** Reads a run as it is at one moment, and compares all its counts with its rows. */
	static Ledger read(TestWorker worker, long run) {
		TransactionTemplate moment = new TransactionTemplate(worker.bean(PlatformTransactionManager.class));
		moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		Ledger ledger = moment.execute((status) -> new Ledger(worker.queries().find(run).orElseThrow(),
				worker.changes(run).stream().map(Planned::of).toList()));
		ledger.expectSums();
		return ledger;
	}

	private void expectSums() {
		String of = this.run + " with the rows " + this.rows;
		assertThat(this.run.kinds()).as("kinds of %s", of).isEqualTo(KindCounts.of(kinds((row) -> true)));
		assertThat(this.run.appliedKinds()).as("applied kinds of %s", of)
			.isEqualTo(KindCounts.of(kinds((row) -> row.state() == ChangeState.APPLIED)));
		assertThat(this.run.planned()).as("planned of %s", of).isEqualTo(this.rows.size());
		assertThat(this.run.changes().planned()).as("sum of states of %s", of).isEqualTo(this.rows.size());
		assertThat(this.run.applied()).as("applied of %s", of).isEqualTo(count(ChangeState.APPLIED));
		assertThat(this.run.stale()).as("stale of %s", of).isEqualTo(count(ChangeState.STALE));
		assertThat(this.run.changes().rejected()).as("rejected of %s", of).isEqualTo(count(ChangeState.REJECTED));
		assertThat(this.run.failed()).as("failed of %s", of).isEqualTo(count(ChangeState.FAILED));
		assertThat(this.run.notSent()).as("not sent of %s", of).isEqualTo(count(ChangeState.PLANNED));
		assertThat(this.run.unknown() + this.run.inFlight()).as("unknown and in flight of %s", of)
			.isEqualTo(count(ChangeState.SENT) + count(ChangeState.UNKNOWN));
		assertThat(this.run.alreadySo()).as("already so of %s", of)
			.isEqualTo(this.rows.stream().filter((row) -> row.row().alreadySo()).count());
	}

	private List<ChangeKind> kinds(Predicate<Planned> which) {
		return this.rows.stream().filter(which).map(Planned::kind).toList();
	}

	private long count(ChangeState state) {
		return this.rows.stream().filter((row) -> row.state() == state).count();
	}

	Map<ChangeKind, Long> kinds() {
		return kinds((row) -> true).stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
	}

	/** The rows are those of a plan that was shown before, each as it was shown. */
	void expectPlanOf(Ledger shown) {
		assertThat(this.rows).as("rows against the shown plan").hasSameSizeAs(shown.rows);
		for (int i = 0; i < this.rows.size(); i++) {
			assertThat(this.rows.get(i).isSameAs(shown.rows.get(i)))
				.as("%s was shown as %s", this.rows.get(i), shown.rows.get(i))
				.isTrue();
		}
	}

}
