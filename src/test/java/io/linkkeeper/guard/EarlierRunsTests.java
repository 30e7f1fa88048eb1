package io.linkkeeper.guard;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.linkkeeper.TestAt;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.run.AsOf;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunJob;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.RunSpec;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs compared with, and superseding, earlier runs of their job.
 */
@TestAt({ GUIDE, POSTGRESQL })
class EarlierRunsTests {

	private final TestLedger ledger = new TestLedger();

	private final Runs runs = this.ledger.runs();

	private final EarlierRuns earlier = new EarlierRuns(this.ledger.jdbc());

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

	private Run waiting(Verdict verdict, Map<String, String> overrides, Duration ahead) {
		Run run = this.runs.create(
				new RunSpec(UUID.randomUUID().toString(), new RunJob("expire-links", "expire", "{}", "0", overrides),
						TestLedger.ACCOUNT, RunMode.PLAN, new AsOf(TestLedger.NOW.plus(ahead), true)));
		this.runs.decide(run.id(), decision(verdict, 5));
		this.earlier.supersede(run, decision(verdict, 5));
		return run;
	}

	private Run waiting(Verdict verdict) {
		return waiting(verdict, Map.of(), Duration.ZERO);
	}

	private @Nullable Long superseding(Run run) {
		return this.runs.get(run.id()).supersededBy();
	}

	@Test
	void comparesWithRunsThatPassedAndEndedWell() {
		ended(1, Verdict.PASSED, 0);
		ended(2, Verdict.PASSED, 3);
		ended(3, Verdict.PASSED, 1);
		ended(4, Verdict.GUARD, 4);
		ended(5, Verdict.PLANNED, 0);
		this.ledger.newRun("other", TestLedger.ACCOUNT);
		Run run = ended(6, Verdict.PASSED, 0);
		assertThat(this.earlier.comparable(run, 10)).containsExactly(2L, 1L);
		assertThat(this.earlier.comparable(run, 1)).containsExactly(2L);
	}

	@Test
	void newerPlanSupersedesTheWaitingOnesOfItsJob() {
		Run guarded = waiting(Verdict.GUARD);
		Run planned = waiting(Verdict.PLANNED);
		Run newest = waiting(Verdict.GUARD);
		assertThat(superseding(guarded)).isEqualTo(planned.id());
		assertThat(superseding(planned)).isEqualTo(newest.id());
		assertThat(superseding(newest)).isNull();
		assertThat(this.runs.approve(planned.id(), null)).isFalse();
		assertThat(this.runs.get(planned.id()).approvedAt()).isNull();
	}

	@Test
	void approvedPlanAndPlansOfOthersStay() {
		Run approved = waiting(Verdict.PLANNED);
		this.runs.approve(approved.id(), null);
		Run narrowed = waiting(Verdict.PLANNED, Map.of("select.id", "a"), Duration.ZERO);
		Run otherJob = this.ledger.newRun("other", TestLedger.ACCOUNT);
		this.runs.decide(otherJob.id(), decision(Verdict.GUARD, 5));
		waiting(Verdict.PLANNED);
		assertThat(superseding(approved)).isNull();
		assertThat(superseding(narrowed)).isNull();
		assertThat(superseding(otherJob)).isNull();
	}

	@Test
	void planAsOfTheFutureSupersedesNothing() {
		Run applicable = waiting(Verdict.PLANNED);
		waiting(Verdict.PLANNED, Map.of(), Duration.ofDays(1));
		assertThat(superseding(applicable)).isNull();
	}

}
