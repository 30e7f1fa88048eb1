package io.linkkeeper.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.kaltura.error.InvalidCredentialsException;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.run.Verdict;
import io.linkkeeper.run.file.UnusableInputException;
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/**
 * The result of an execution: exit code and message.
 *
 * @param exitCode the process's exit code
 * @param message one line for operators
 */
record ExecutionResult(ExitCode exitCode, String message) {

	static ExecutionResult of(JobExecution execution, Run run, StateCounts counts) {
		if (execution.getStatus() == BatchStatus.COMPLETED) {
			return completed(run, counts);
		}
		if (execution.getStatus() != BatchStatus.STOPPED) {
			return failed(execution, run);
		}
		return run.waitsForApproval() ? waiting(run)
				: new ExecutionResult(ExitCode.STOPPED, "stopped, %d of %d changes not sent; %s; `restart %d` goes on"
					.formatted(counts.open(), run.planned(), counts.kinds().done(), run.id()));
	}

	/**
	 * Returns this result with what the run did besides its changes. A run without
	 * changes reports the outcome alone.
	 */
	ExecutionResult withOutcome(Run run, String outcome) {
		boolean all = this.exitCode == ExitCode.DONE && run.planned() == 0;
		return new ExecutionResult(this.exitCode, all ? outcome : this.message + "; " + outcome);
	}

	private static ExecutionResult completed(Run run, StateCounts counts) {
		String text = (run.planned() == 0) ? "nothing to do" : "%d of %d changes applied: %s%s"
			.formatted(counts.applied(), run.planned(), counts.kinds().done(), leftOut(run));
		long rejected = run.rejected() + counts.rejected();
		return (counts.stale() + rejected > 0) ? new ExecutionResult(ExitCode.PARTLY,
				"%s, %d stale and left alone, %d rejected; `show %d %s` tells why%s".formatted(text, counts.stale(),
						rejected, run.id(), (rejected > 0) ? "--rejects" : "--changes", warnings(run)))
				: new ExecutionResult(ExitCode.DONE, text + warnings(run));
	}

	/** Returns how many rows have warnings, or an empty text for none. */
	private static String warnings(Run run) {
		long warned = run.progress().counts().warned();
		return (warned == 0) ? "" : "; %d %s, `show %d --warnings` lists them".formatted(warned,
				(warned == 1) ? "row has warnings" : "rows have warnings", run.id());
	}

	private static String leftOut(Run run) {
		return (run.leftOut() > 0) ? ", %d left out".formatted(run.leftOut()) : "";
	}

	/**
	 * Returns the result of a run that waits for an approval.
	 */
	static ExecutionResult waiting(Run run) {
		GuardDecision decision = Objects.requireNonNull(run.decision());
		String plan = "%s; %d stay as they are, %d rows rejected%s".formatted(run.kinds().planned(), run.unchanged(),
				run.rejected(), leftOut(run) + warnings(run));
		if (decision.verdict() == Verdict.GUARD) {
			return new ExecutionResult(ExitCode.GUARD,
					"stopped by the guard before the first write: %s. Planned: %s. Nothing was changed; %s".formatted(
							decision.reason(), plan, next(run, decision, " --over-limit REASON", "applies it.")));
		}
		if (run.kinds().total() == 0) {
			return (run.rejected() > 0)
					? new ExecutionResult(ExitCode.PARTLY,
							"planned: nothing to do; %d rows rejected, `show %d --rejects` tells why%s"
								.formatted(run.rejected(), run.id(), warnings(run)))
					: new ExecutionResult(ExitCode.DONE, "planned: nothing to do" + leftOut(run) + warnings(run));
		}
		return new ExecutionResult(ExitCode.DONE,
				"planned: %s; within the limits; %s".formatted(plan, next(run, decision, "", "does it")));
	}

	/** A plan as of the future would be refused by apply. */
	private static String next(Run run, GuardDecision decision, String options, String does) {
		return run.asOf().isAfter(decision.decidedAt())
				? "as of %s, in the future, it cannot be applied: plan on that day, %s".formatted(run.asOf(),
						RunChecks.again(run))
				: "`apply %d%s` %s".formatted(run.id(), options, does);
	}

	private static ExecutionResult failed(JobExecution execution, Run run) {
		List<Throwable> causes = causes(execution);
		String what = causes.isEmpty() ? "for an unknown reason" : FailureText.of(causes.get(0));
		if (refusesInput(execution)) {
			return new ExecutionResult(ExitCode.USAGE,
					"refused: %s; nothing was planned, and %s reads it anew".formatted(what, RunChecks.again(run)));
		}
		String message = "failed: %s; `restart %d` goes on".formatted(what, run.id());
		return new ExecutionResult(exitCode(causes, run), message);
	}

	/**
	 * Whether an execution failed because its input file cannot be used, so that a
	 * restart would fail the same way.
	 */
	static boolean refusesInput(JobExecution execution) {
		return causes(execution).stream().anyMatch(UnusableInputException.class::isInstance);
	}

	private static ExitCode exitCode(List<Throwable> causes, Run run) {
		if (!hasRead(run) && causes.stream().anyMatch(InvalidCredentialsException.class::isInstance)) {
			return ExitCode.USAGE;
		}
		boolean held = causes.stream().anyMatch(Ownership.HeldException.class::isInstance);
		return held ? ExitCode.BUSY : ExitCode.FAILED;
	}

	/** Credentials with which the run has worked are right; the API refused a session. */
	private static boolean hasRead(Run run) {
		return run.planned() + run.unchanged() + run.rejected() > 0;
	}

	private static List<Throwable> causes(JobExecution execution) {
		List<Throwable> causes = new ArrayList<>();
		for (Throwable failure : execution.getAllFailureExceptions()) {
			@Nullable Throwable cause = failure;
			while (cause != null && !causes.contains(cause)) {
				causes.add(cause);
				cause = cause.getCause();
			}
		}
		return causes;
	}

}
