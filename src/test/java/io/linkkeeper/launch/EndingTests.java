package io.linkkeeper.launch;

import java.time.Instant;

import io.linkkeeper.ledger.AccountIdentity;
import io.linkkeeper.ledger.GuardDecision;
import io.linkkeeper.ledger.Run;
import io.linkkeeper.ledger.RunMode;
import io.linkkeeper.ledger.StateCounts;
import io.linkkeeper.ledger.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How executions end, as exit codes and words.
 */
class EndingTests {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private static final StateCounts ALL_APPLIED = new StateCounts(5, 1, 0, 0, 0, 0, 0);

	private static final StateCounts NONE_SENT = new StateCounts(0, 0, 0, 0, 0, 0, 5);

	private static Run run(long planned, @Nullable Verdict verdict) {
		GuardDecision decision = (verdict != null) ? new GuardDecision(verdict, "by the figures", planned, 100, NOW)
				: null;
		return new Run(7, "key", "job", "expire", "{}", new AccountIdentity("default", "https://example.com/api_v3", 1),
				RunMode.RUN, NOW, false, NOW, null, "0/1", planned, 0, decision, null, null, null);
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
		StateCounts none = new StateCounts(0, 0, 0, 0, 0, 0, 0);
		assertThat(Ending.of(execution(BatchStatus.COMPLETED), run(0, Verdict.PASSED), none))
			.isEqualTo(new Ending(ExitCode.DONE, "nothing to do"));
	}

	@Test
	void saysWhatWasDoneInsteadOfChanges() {
		assertThat(new Ending(ExitCode.DONE, "nothing to do").telling(run(0, Verdict.PASSED), "exported 1 link"))
			.isEqualTo(new Ending(ExitCode.DONE, "exported 1 link"));
	}

	@Test
	void saysWhatWasDoneBesidesChanges() {
		assertThat(new Ending(ExitCode.DONE, "5 of 5 changes applied").telling(run(5, Verdict.PASSED), "wrote a list"))
			.isEqualTo(new Ending(ExitCode.DONE, "5 of 5 changes applied; wrote a list"));
	}

	@Test
	void keepsTheGuardsWordsBesideAnything() {
		assertThat(new Ending(ExitCode.GUARD, "stopped by the guard").telling(run(0, Verdict.GUARD), "wrote a list"))
			.isEqualTo(new Ending(ExitCode.GUARD, "stopped by the guard; wrote a list"));
	}

	@Test
	void isDoneWhenAllWasApplied() {
		assertThat(Ending.of(execution(BatchStatus.COMPLETED), run(5, Verdict.PASSED), ALL_APPLIED))
			.isEqualTo(new Ending(ExitCode.DONE, "5 of 5 changes applied"));
	}

	@Test
	void isPartlyDoneWhenSomethingWasStaleOrRejected() {
		StateCounts counts = new StateCounts(3, 0, 1, 1, 0, 0, 0);
		assertThat(Ending.of(execution(BatchStatus.COMPLETED), run(5, Verdict.PASSED), counts))
			.isEqualTo(new Ending(ExitCode.PARTLY, "3 of 5 changes applied, 1 stale and left alone, 1 rejected"));
	}

	@Test
	void namesApplyAfterAPlan() {
		Ending ending = Ending.of(execution(BatchStatus.STOPPED), run(5, Verdict.PLANNED), NONE_SENT);
		assertThat(ending.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(ending.message()).contains("`apply 7`");
	}

	@Test
	void namesApplyOverTheLimitAfterTheGuard() {
		Ending ending = Ending.of(execution(BatchStatus.STOPPED), run(5, Verdict.GUARD), NONE_SENT);
		assertThat(ending.exitCode()).isEqualTo(ExitCode.GUARD);
		assertThat(ending.message()).contains("Nothing was changed", "`apply 7 --over-limit REASON`");
	}

	@Test
	void namesRestartAfterAStop() {
		StateCounts counts = new StateCounts(2, 0, 0, 0, 0, 0, 3);
		assertThat(Ending.of(execution(BatchStatus.STOPPED), run(5, Verdict.PASSED), counts))
			.isEqualTo(new Ending(ExitCode.STOPPED, "stopped, 3 of 5 changes not sent; `restart 7` goes on"));
		assertThat(Ending.of(execution(BatchStatus.STOPPED), run(0, null), NONE_SENT).exitCode())
			.isEqualTo(ExitCode.STOPPED);
	}

	@Test
	void saysWhyItFailedAndNamesRestart() {
		assertThat(Ending.of(execution(BatchStatus.FAILED, new IllegalStateException("It broke.")), run(5, null),
				NONE_SENT))
			.isEqualTo(new Ending(ExitCode.FAILED, "failed: It broke; `restart 7` goes on"));
	}

	@Test
	void failsForAnUnknownReasonToo() {
		assertThat(Ending.of(execution(BatchStatus.UNKNOWN), run(5, null), NONE_SENT))
			.isEqualTo(new Ending(ExitCode.FAILED, "failed: for an unknown reason; `restart 7` goes on"));
	}

	@Test
	void survivesCausesThatGoRoundInCircles() {
		Exception inner = new IllegalStateException("inner");
		Exception outer = new IllegalStateException("outer", inner);
		inner.initCause(outer);
		assertThat(Ending.of(execution(BatchStatus.FAILED, outer), run(5, null), NONE_SENT).message())
			.startsWith("failed: outer");
	}

}
