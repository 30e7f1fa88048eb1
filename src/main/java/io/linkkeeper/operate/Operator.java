package io.linkkeeper.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;

import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.account.RunAccess;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.guard.DeleteCheck;
import io.linkkeeper.guard.DeletesUnconfirmedException;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.protection.CurrentProtection;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.AsOf;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunJob;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.RunSpec;
import io.linkkeeper.run.Verdict;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Performs the operator's commands on runs. A run executes on the calling thread, and
 * each call returns when the run has ended. A refused call throws
 * {@link RefusedException} and changes nothing. Thread-safe: of two concurrent calls for
 * the same run, or the same job on the same account, one is refused.
 */
@Component
public class Operator {

	/** Fails at once, for interactive runs. */
	private static final Duration NO_WAIT = Duration.ZERO;

	private final RunAccess access;

	private final Executions executions;

	private final RunChecks checks;

	private final CurrentProtection protection;

	private final ProgressFeed progress;

	private final RunStopper stopping;

	@Autowired
	Operator(RunAccess access, Executions executions, RunChecks checks, CurrentProtection protection,
			ProgressFeed progress, RunStopper stopping) {
		this.access = access;
		this.executions = executions;
		this.checks = checks;
		this.protection = protection;
		this.progress = progress;
		this.stopping = stopping;
	}

	private Operator(Operator own, RunAccess access) {
		this(access, own.executions, own.checks, own.protection, own.progress, own.stopping);
	}

	/**
	 * Returns an operator for another process, which may have other accounts configured.
	 * @param context the context of that process
	 * @return an operator that refuses accounts that are different or missing in that
	 * context
	 */
	public Operator onBehalfOf(InvocationContext context) {
		return new Operator(this, this.access.onBehalfOf(context));
	}

	/**
	 * Starts a run and executes it.
	 * @param request what to start
	 * @return the result
	 */
	public RunResult start(StartRequest request) {
		return this.executions.startNew(newRun(request, request.asOf() != null), NO_WAIT, (runId) -> {
		});
	}

	/**
	 * Starts a scheduled run and executes it. The run waits for the lock on its account,
	 * and its "as of" instant may be moved back to the API's clock.
	 * @param request what to start
	 * @param created is called with the run id in the transaction that creates the run,
	 * so both commit or neither
	 * @return the result
	 */
	public RunResult startScheduled(StartRequest request, LongConsumer created) {
		return this.executions.startNew(newRun(request, false), this.checks.scheduledWait(), created);
	}

	private RunSpec newRun(StartRequest request, boolean asOfFixed) {
		JobDefinition definition = request.definition();
		AccountIdentity account = this.access.account(definition.account());
		Instant asOf = this.checks.orNow(request.asOf());
		if (request.mode() == RunMode.RUN) {
			this.checks.refuseFuture(request, asOf);
		}
		String key = Objects.requireNonNullElseGet(request.runKey(), () -> UUID.randomUUID().toString());
		RunJob job = new RunJob(definition.name(), definition.type().label(), definition.canonicalJson(),
				definition.hash(), request.overrides());
		return new RunSpec(key, job, account, request.mode(), new AsOf(asOf, asOfFixed));
	}

	/**
	 * Approves a plan and applies exactly its changes.
	 * @param runId the run
	 * @param overLimit why it may exceed a limit, or {@code null} when it is within its
	 * limits
	 * @param deletes the number of deletes that the operator has confirmed, or
	 * {@code null} for none
	 * @return the result
	 * @throws DeletesUnconfirmedException when the plan has deletes and none are
	 * confirmed
	 */
	public RunResult apply(long runId, @Nullable String overLimit, @Nullable Long deletes) {
		Run run = this.access.run(runId);
		this.executions.refuseExecuting(run);
		GuardDecision decision = run.decision();
		if (decision == null || !run.waitsForApproval() || this.checks.isClosed(run)) {
			throw new RefusedException(ExitCode.USAGE,
					"Run %d does not wait for an approval. %s".formatted(runId, this.checks.advice(run)));
		}
		refuseSuperseded(run);
		this.checks.refuseToApply(run);
		if (decision.verdict() == Verdict.GUARD && (overLimit == null || overLimit.isBlank())) {
			throw new RefusedException(ExitCode.GUARD,
					"Run %d is over a limit: %s. `apply %d --over-limit REASON` applies it nevertheless."
						.formatted(runId, decision.reason(), runId));
		}
		DeleteCheck.refuseUnconfirmed(runId, run.kinds().of(ChangeKind.DELETE), overLimit, deletes);
		return this.executions.resume(run, NO_WAIT, (runs) -> {
			if (!runs.approve(runId, overLimit)) {
				refuseSuperseded(runs.get(runId));
			}
		});
	}

	/**
	 * Resumes a run that failed, was stopped or whose process died.
	 * @param runId the run
	 * @return the result
	 */
	public RunResult restart(long runId) {
		return restart(runId, null, NO_WAIT);
	}

	/**
	 * Resumes a run whose plan may be too old.
	 * @param runId the run
	 * @param old why an old plan is applied nevertheless, or {@code null} to refuse it
	 * @return the result
	 */
	public RunResult restart(long runId, @Nullable String old) {
		return restart(runId, old, NO_WAIT);
	}

	/**
	 * Resumes a scheduled run, which waits for the lock on its account.
	 * @param runId the run
	 * @return the result
	 */
	public RunResult restartScheduled(long runId) {
		return restart(runId, null, this.checks.scheduledWait());
	}

	private RunResult restart(long runId, @Nullable String old, Duration accountWait) {
		Run run = this.access.run(runId);
		if (run.waitsForApproval() && !this.checks.isClosed(run)) {
			refuseSuperseded(run);
			this.checks.refuseToApply(run);
			throw new RefusedException(ExitCode.USAGE, "Run %d waits for an approval: %s. `apply %d` applies it."
				.formatted(runId, Objects.requireNonNull(run.decision()).reason(), runId));
		}
		if (old == null && !this.checks.isClosed(run)) {
			this.checks.refuseToRestart(run);
		}
		return this.executions.resume(run, accountWait, (runs) -> {
			if (old != null) {
				runs.allowOld(runId, old);
			}
		});
	}

	/**
	 * Whether the plan of a run is so old that it is restarted with a reason only.
	 * @param run the run
	 * @return false before the guard's decision, as the plan is not complete then
	 */
	public boolean isTooOld(Run run) {
		return this.checks.isTooOld(run);
	}

	/**
	 * Reverts the changes of a run by an undo run, and executes that. Changes with
	 * unknown outcome are read back first; links that the run's job protects now, or
	 * protected then, are left alone.
	 * @param runId the run to undo; it must not be executing
	 * @param deleteAdded whether added links are deleted instead of disabled
	 * @param recreate whether deleted links are added again, under new ids
	 * @param mode run or plan
	 * @return the result of the undo run
	 */
	public RunResult undo(long runId, boolean deleteAdded, boolean recreate, RunMode mode) {
		Run run = this.access.run(runId);
		refuseRemoved(run);
		this.executions.readBack(run);
		JobDefinition definition = JobDefinition
			.undo(run.job(), run.account().name(), new UndoSettings(runId, deleteAdded, recreate))
			.protecting(this.protection.of(run).all());
		return start(new StartRequest(definition, mode, null));
	}

	/**
	 * Stops a run that executes in this process, or in another one on the same database,
	 * and waits for its end. No new requests are sent; requests in flight may complete. A
	 * repeated call has no further effect.
	 * @param runId the run
	 * @param accountWait the maximum wait; zero to request the stop only
	 * @return the result, with {@link ExitCode#BUSY} when it still executes
	 */
	public RunResult stop(long runId, Duration accountWait) {
		return this.stopping.stop(this.access.run(runId), accountWait);
	}

	/**
	 * Recovers a run whose process died, so that it can be restarted. The restart
	 * resolves changes with unknown outcome.
	 * @param runId the run
	 * @return the run and what was done
	 */
	public RunResult recover(long runId) {
		return this.executions.recover(this.access.run(runId), this.checks::next);
	}

	/**
	 * Abandons a run: it can be neither restarted nor applied. Changes with unknown
	 * outcome are read back first.
	 * @param runId the run
	 * @return the run and what was done
	 */
	public RunResult abandon(long runId) {
		return this.executions.abandon(this.access.run(runId));
	}

	/**
	 * Returns the runs without a recorded end that no living process executes.
	 * @return the runs, oldest first
	 */
	public List<Run> orphans() {
		return this.executions.orphans();
	}

	/**
	 * Whether a living process executes a run.
	 * @param runId the run
	 * @return true while it does
	 */
	public boolean isExecuting(long runId) {
		return this.executions.isExecuting(runId);
	}

	/**
	 * Subscribes to the progress of runs that execute on the calling thread.
	 * @param listener the listener
	 * @return the subscription, ended by closing it
	 */
	public ProgressListener.Subscription subscribe(ProgressListener listener) {
		ProgressFeed.Listener ofThisThread = listener.onThread(Thread.currentThread());
		this.progress.subscribe(ofThisThread);
		return () -> this.progress.unsubscribe(ofThisThread);
	}

	/**
	 * Requests the run that executes on a thread, if any, to stop. Returns at once.
	 * @param executing the thread
	 * @param grace how long requests in flight may take to complete
	 */
	public void stop(Thread executing, Duration grace) {
		this.stopping.stop(executing, grace);
	}

	/**
	 * Requests all runs of this process to stop. Returns at once.
	 * @param grace how long requests in flight may take to complete
	 */
	public void stopAll(Duration grace) {
		this.stopping.stopAll(grace);
	}

	private static void refuseSuperseded(Run run) {
		if (run.supersededBy() != null) {
			throw new RefusedException(ExitCode.USAGE,
					"The plan of run %d was replaced by that of run %d. `show %d --changes` shows the newer one."
						.formatted(run.id(), run.supersededBy(), run.supersededBy()));
		}
	}

	private static void refuseRemoved(Run run) {
		if (run.removalAnnouncedAt() != null) {
			throw new RefusedException(ExitCode.USAGE,
					"Run %d is so old that housekeeping removes what it did, since %s: it cannot be undone any more."
						.formatted(run.id(), run.removalAnnouncedAt()));
		}
	}

}
