package io.linkkeeper.operate;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.AsOf;
import io.linkkeeper.run.CollectCounts;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunJob;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.RunProgress;
import io.linkkeeper.run.RunSpec;
import io.linkkeeper.run.RunTimes;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.run.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.dao.DuplicateKeyException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exit codes and messages of executions.
 */
class ExecutionResultTests {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private static final StateCounts ALL_APPLIED = applied(5, 1, 0, 0, 0);

	private static final StateCounts NONE_SENT = applied(0, 0, 0, 0, 5);

	private static KindCounts disables(long count) {
		return new KindCounts(Map.of(ChangeKind.DISABLE, count));
	}

	private static StateCounts applied(long applied, long alreadySo, long stale, long rejected, long notSent) {
		return new StateCounts(applied, disables(applied), alreadySo, new StateCounts.Untouched(stale, 0), rejected,
				new StateCounts.Unsettled(0, 0, notSent, 0));
	}

	private static Run run(long planned, @Nullable Verdict verdict) {
		return run(NOW, new CollectCounts(planned + 2, planned, 2, 0), verdict);
	}

	private static Run run(Instant asOf, CollectCounts counts, @Nullable Verdict verdict) {
		GuardDecision decision = (verdict != null)
				? new GuardDecision(verdict, "by the figures", counts.planned(), 100L, NOW) : null;
		return new Run(7, new RunSpec("key", new RunJob("job", "expire", "{}", "0", Map.of()),
				new AccountIdentity("default", "https://example.com/api_v3", 1), RunMode.RUN, new AsOf(asOf, false)),
				new RunProgress(null, "0/1", counts, disables(counts.planned()), RunProgress.Revision.NONE), decision,
				null, new RunTimes(NOW, null, null, null));
	}

	private static JobExecution execution(BatchStatus status, Throwable... failures) {
		JobExecution execution = new JobExecution(1, new JobInstance(1, "expire"), new JobParameters());
		execution.setStatus(status);
		for (Throwable failure : failures) {
			execution.addFailureException(failure);
		}
		return execution;
	}

	@Test
	void isDoneWhenThereWasNothingToDo() {
		StateCounts none = applied(0, 0, 0, 0, 0);
		assertThat(ExecutionResult.of(execution(BatchStatus.COMPLETED), run(0, Verdict.PASSED), none))
			.isEqualTo(new ExecutionResult(ExitCode.DONE, "nothing to do"));
	}

	@Test
	void saysWhatWasDoneInsteadOfChanges() {
		assertThat(new ExecutionResult(ExitCode.DONE, "nothing to do").withOutcome(run(0, Verdict.PASSED),
				"exported 1 link"))
			.isEqualTo(new ExecutionResult(ExitCode.DONE, "exported 1 link"));
	}

	@Test
	void saysWhatWasDoneBesidesChanges() {
		assertThat(new ExecutionResult(ExitCode.DONE, "5 of 5 changes applied").withOutcome(run(5, Verdict.PASSED),
				"wrote a list"))
			.isEqualTo(new ExecutionResult(ExitCode.DONE, "5 of 5 changes applied; wrote a list"));
	}

	@Test
	void keepsTheGuardsWordsBesideAnything() {
		assertThat(new ExecutionResult(ExitCode.GUARD, "stopped by the guard").withOutcome(run(0, Verdict.GUARD),
				"wrote a list"))
			.isEqualTo(new ExecutionResult(ExitCode.GUARD, "stopped by the guard; wrote a list"));
	}

	@Test
	void isDoneWhenAllWasApplied() {
		assertThat(ExecutionResult.of(execution(BatchStatus.COMPLETED), run(5, Verdict.PASSED), ALL_APPLIED))
			.isEqualTo(new ExecutionResult(ExitCode.DONE,
					"5 of 5 changes applied: 0 added, 0 changed, 5 disabled, 0 enabled, 0 DELETED for good"));
	}

	@Test
	void isPartlyDoneWhenSomethingWasStaleOrRejected() {
		StateCounts counts = applied(3, 0, 1, 1, 0);
		assertThat(ExecutionResult.of(execution(BatchStatus.COMPLETED), run(5, Verdict.PASSED), counts))
			.isEqualTo(new ExecutionResult(ExitCode.PARTLY,
					"3 of 5 changes applied: 0 added, 0 changed, 3 disabled, 0 enabled, 0 DELETED for good, 1 stale and left alone, 1 rejected"
							+ "; `show 7 --rejects` tells why"));
	}

	@Test
	void namesWhereStaleChangesAreExplained() {
		assertThat(ExecutionResult.of(execution(BatchStatus.COMPLETED), run(5, Verdict.PASSED), applied(4, 0, 1, 0, 0))
			.message()).endsWith("1 stale and left alone, 0 rejected; `show 7 --changes` tells why");
	}

	@Test
	void namesApplyAfterAPlan() {
		ExecutionResult ending = ExecutionResult.of(execution(BatchStatus.STOPPED), run(5, Verdict.PLANNED), NONE_SENT);
		assertThat(ending.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(ending.message()).isEqualTo("planned: 0 to add, 0 to change, 5 to disable, 0 to enable, "
				+ "0 to DELETE for good; 2 stay as they are, 0 rows rejected; within the limits; `apply 7` does it");
	}

	@Test
	void namesTheListOfWarnings() {
		Run warned = run(NOW, new CollectCounts(7, 5, 2, 0, 1), Verdict.PLANNED);
		assertThat(ExecutionResult.of(execution(BatchStatus.STOPPED), warned, NONE_SENT).message())
			.contains("0 rows rejected; 1 row has warnings, `show 7 --warnings` lists them; within the limits");
		assertThat(ExecutionResult.of(execution(BatchStatus.COMPLETED), warned, ALL_APPLIED).message())
			.endsWith("0 DELETED for good; 1 row has warnings, `show 7 --warnings` lists them");
		Run nothing = run(NOW, new CollectCounts(2, 0, 2, 0, 2), Verdict.PLANNED);
		assertThat(ExecutionResult.of(execution(BatchStatus.STOPPED), nothing, NONE_SENT).message())
			.isEqualTo("planned: nothing to do; 2 rows have warnings, `show 7 --warnings` lists them");
	}

	@Test
	void namesApplyOverTheLimitAfterTheGuard() {
		ExecutionResult ending = ExecutionResult.of(execution(BatchStatus.STOPPED), run(5, Verdict.GUARD), NONE_SENT);
		assertThat(ending.exitCode()).isEqualTo(ExitCode.GUARD);
		assertThat(ending.message()).contains("Nothing was changed", "`apply 7 --over-limit REASON`");
	}

	@Test
	void endsAPlanWhoseRowsWereAllRejectedAsPartlyDone() {
		Run rejected = run(NOW, new CollectCounts(4, 0, 0, 4), Verdict.PLANNED);
		assertThat(ExecutionResult.of(execution(BatchStatus.STOPPED), rejected, NONE_SENT))
			.isEqualTo(new ExecutionResult(ExitCode.PARTLY,
					"planned: nothing to do; 4 rows rejected, `show 7 --rejects` tells why"));
	}

	@Test
	void doesNotNameApplyAfterAPlanAsOfTheFuture() {
		for (Verdict verdict : new Verdict[] { Verdict.PLANNED, Verdict.GUARD }) {
			Run future = run(NOW.plusSeconds(1), new CollectCounts(7, 5, 2, 0), verdict);
			assertThat(ExecutionResult.of(execution(BatchStatus.STOPPED), future, NONE_SENT).message())
				.endsWith(
						"as of 2026-06-01T04:15:01Z, in the future, it cannot be applied: plan on that day, `plan job`")
				.doesNotContain("`apply");
		}
	}

	@Test
	void namesRestartAfterAStop() {
		StateCounts counts = applied(2, 0, 0, 0, 3);
		assertThat(ExecutionResult.of(execution(BatchStatus.STOPPED), run(5, Verdict.PASSED), counts))
			.isEqualTo(new ExecutionResult(ExitCode.STOPPED,
					"stopped, 3 of 5 changes not sent; 0 added, 0 changed, 2 disabled, 0 enabled, 0 DELETED for good; `restart 7` goes on"));
		assertThat(ExecutionResult.of(execution(BatchStatus.STOPPED), run(0, null), NONE_SENT).exitCode())
			.isEqualTo(ExitCode.STOPPED);
	}

	@Test
	void saysWhyItFailedAndNamesRestart() {
		assertThat(ExecutionResult.of(execution(BatchStatus.FAILED, new IllegalStateException("It broke.")),
				run(5, null), NONE_SENT))
			.isEqualTo(new ExecutionResult(ExitCode.FAILED, "failed: It broke; `restart 7` goes on"));
	}

	@Test
	void saysNothingOfAStatementThatFailed() {
		DuplicateKeyException failure = new DuplicateKeyException("PreparedStatementCallback; SQL [insert into run]",
				new SQLException("unique constraint violated; table: RUN", "23505"));
		assertThat(ExecutionResult.of(execution(BatchStatus.FAILED, failure), run(5, null), NONE_SENT).message())
			.isEqualTo("failed: the database rejects a row, which contradicts others (SQL state 23505);"
					+ " `restart 7` goes on");
	}

	@Test
	void failsForAnUnknownReasonToo() {
		assertThat(ExecutionResult.of(execution(BatchStatus.UNKNOWN), run(5, null), NONE_SENT))
			.isEqualTo(new ExecutionResult(ExitCode.FAILED, "failed: for an unknown reason; `restart 7` goes on"));
	}

	@Test
	void survivesCausesThatGoRoundInCircles() {
		Exception inner = new IllegalStateException("inner");
		Exception outer = new IllegalStateException("outer", inner);
		inner.initCause(outer);
		assertThat(ExecutionResult.of(execution(BatchStatus.FAILED, outer), run(5, null), NONE_SENT).message())
			.startsWith("failed: outer");
	}

}
