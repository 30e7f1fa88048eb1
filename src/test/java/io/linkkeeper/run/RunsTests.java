package io.linkkeeper.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linkkeeper.TestAt;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.ledger.CollectedBatch;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.ledger.TestLedger;
import org.junit.jupiter.api.Test;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The facts of runs.
 */
@TestAt({ GUIDE, POSTGRESQL })
class RunsTests {

	private final TestLedger ledger = new TestLedger();

	private final Runs runs = this.ledger.runs();

	private static GuardDecision decision(Verdict verdict, long guarded) {
		return new GuardDecision(verdict, "by the figures", guarded, 1000L, TestLedger.NOW);
	}

	/** A run that the guard let so many changes pass, and that ended so. */
	private Run ended(long guarded, Verdict verdict, int exitCode) {
		Run run = this.ledger.newRun();
		this.runs.decide(run.id(), decision(verdict, guarded));
		this.ledger.ends().record(run.id(), exitCode, "ended", TestLedger.NO_CHANGES);
		return run;
	}

	@Test
	void keepsNowToTheSecond() {
		Instant asOf = Instant.parse("2026-06-01T04:15:00.999Z");
		Run run = this.runs.create(new RunSpec(UUID.randomUUID().toString(),
				new RunJob("job", "expire", "{}", "0", Map.of("rule.grace", "PT0S")), TestLedger.ACCOUNT, RunMode.PLAN,
				new AsOf(asOf, true)));
		assertThat(run.asOf()).isEqualTo(Instant.parse("2026-06-01T04:15:00Z"));
		assertThat(run.mode()).isEqualTo(RunMode.PLAN);
		assertThat(run.asOfFixed()).isTrue();
		assertThat(run.overrides()).containsExactly(Map.entry("rule.grace", "PT0S"));
	}

	@Test
	void movesNowOnlyBeforeAnythingWasRead() {
		Run run = this.ledger.newRun();
		Instant earlier = TestLedger.NOW.minusSeconds(5);
		this.runs.moveAsOf(run.id(), earlier);
		assertThat(this.runs.get(run.id()).asOf()).isEqualTo(earlier);
		this.ledger.changes().collected(run.id(), 1, new CollectedBatch(Decisions.of(List.of()), 0, null, "0/1"));
		this.runs.moveAsOf(run.id(), earlier.minusSeconds(5));
		assertThat(this.runs.get(run.id()).asOf()).isEqualTo(earlier);
	}

	@Test
	void decidesOnce() {
		Run run = this.ledger.newRun();
		this.runs.decide(run.id(), decision(Verdict.GUARD, 5));
		this.runs.decide(run.id(), decision(Verdict.PASSED, 5));
		Run decided = this.runs.get(run.id());
		assertThat(decided.decision()).isEqualTo(decision(Verdict.GUARD, 5));
		assertThat(decided.mayApply()).isFalse();
		assertThat(decided.waitsForApproval()).isTrue();
	}

	@Test
	void mayApplyOnlyWhatPassedOrWasApproved() {
		Run run = this.ledger.newRun();
		assertThat(run.mayApply()).isFalse();
		assertThat(run.waitsForApproval()).isFalse();
		this.runs.decide(run.id(), decision(Verdict.PLANNED, 5));
		assertThat(this.runs.get(run.id()).mayApply()).isFalse();
		this.runs.approve(run.id(), null);
		assertThat(this.runs.get(run.id()).mayApply()).isTrue();
	}

	@Test
	void forgetsTheLastEndWhenItGoesOn() {
		Run run = ended(1, Verdict.PASSED, 1);
		assertThat(this.runs.get(run.id()).endedAt()).isEqualTo(TestLedger.NOW);
		this.runs.begin(run.id(), 1);
		assertThat(this.runs.get(run.id()).endedAt()).isNull();
	}

	@Test
	void hasNotEndedOnceItIsApproved() {
		Run run = ended(1, Verdict.PLANNED, 0);
		this.runs.approve(run.id(), null);
		assertThat(this.runs.get(run.id()).endedAt()).isNull();
	}

	@Test
	void addsUpTraffic() {
		Run run = this.ledger.newRun();
		this.runs.addTraffic(run.id(), 3, 50);
		this.runs.addTraffic(run.id(), 2, Duration.ofSeconds(1).toMillis());
		RunDetail detail = this.ledger.queries().show(run.id()).orElseThrow();
		assertThat(detail.requests()).isEqualTo(5);
		assertThat(detail.requestMillis()).isEqualTo(1050);
	}

}
