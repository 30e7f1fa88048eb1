package io.linkkeeper.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;

import io.linkkeeper.account.Accounts;
import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.guard.DeleteCheck;
import io.linkkeeper.guard.DeletesUnconfirmedException;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.AsOf;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunJob;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.RunSpec;
import io.linkkeeper.run.Runs;
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

	private final Runs runs;

	private final Accounts accounts;

	private final Executions executions;

	private final RunTimeChecks times;

	private final ProgressFeed progress;

	private final RunStopper stopping;

	private final @Nullable InvocationContext caller;

	@Autowired
	Operator(Runs runs, Accounts accounts, Executions executions, RunTimeChecks times, ProgressFeed progress,
			RunStopper stopping) {
		this.runs = runs;
		this.accounts = accounts;
		this.executions = executions;
		this.times = times;
		this.progress = progress;
		this.stopping = stopping;
		this.caller = null;
	}

	private Operator(Operator own, InvocationContext caller) {
		this.runs = own.runs;
		this.accounts = own.accounts;
		this.executions = own.executions;
		this.times = own.times;
		this.progress = own.progress;
		this.stopping = own.stopping;
		this.caller = caller;
	}

	/**
	 * Returns an operator for another process, which may have other accounts configured.
	 * @param context the context of that process
	 * @return an operator that refuses accounts that are different or missing in that
	 * context
	 */
	public Operator onBehalfOf(InvocationContext context) {
		return new Operator(this, context);
	}

	/**
	 * Starts a run and executes it.
	 * @param request what to start
	 * @return the result
	 */
	public RunResult start(StartRequest request) {
		return this.executions.startNew(newRun(request, request.asOf() != null), AccountWait.NONE, (runId) -> {
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
		return this.executions.startNew(newRun(request, false), this.times.scheduledWait(), created);
	}

	private RunSpec newRun(StartRequest request, boolean asOfFixed) {
		JobDefinition definition = request.definition();
		AccountIdentity account = identity(definition.account());
		Instant asOf = this.times.orNow(request.asOf());
		if (request.mode() == RunMode.RUN) {
			this.times.refuseFuture(asOf);
		}
		String key = Objects.requireNonNullElseGet(request.runKey(), () -> UUID.randomUUID().toString());
		RunJob job = new RunJob(definition.name(), definition.type().label(), definition.canonicalJson(),
				definition.hash(), Map.of());
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
		Run run = ownRun(runId);
		GuardDecision decision = run.decision();
		if (decision == null || !run.waitsForApproval()) {
			throw new RefusedException(ExitCode.USAGE,
					"Run %d does not wait for an approval. `show %d` says how it stands.".formatted(runId, runId));
		}
		refuseSuperseded(run);
		if (decision.verdict() == Verdict.GUARD && (overLimit == null || overLimit.isBlank())) {
			throw new RefusedException(ExitCode.GUARD,
					"Run %d is over a limit: %s. `apply %d --over-limit REASON` applies it nevertheless."
						.formatted(runId, decision.reason(), runId));
		}
		this.times.refuseFuture(run.asOf());
		this.times.refuseOld(run, decision.decidedAt());
		DeleteCheck.refuseUnconfirmed(runId, run.kinds().of(ChangeKind.DELETE), overLimit, deletes);
		return this.executions.resume(run, AccountWait.NONE, () -> {
			if (!this.runs.approve(runId, overLimit)) {
				refuseSuperseded(this.runs.get(runId));
			}
		});
	}

	/**
	 * Resumes a run that failed, was stopped or whose process died.
	 * @param runId the run
	 * @return the result
	 */
	public RunResult restart(long runId) {
		return restart(runId, AccountWait.NONE);
	}

	/**
	 * Resumes a scheduled run, which waits for the lock on its account.
	 * @param runId the run
	 * @return the result
	 */
	public RunResult restartScheduled(long runId) {
		return restart(runId, this.times.scheduledWait());
	}

	private RunResult restart(long runId, AccountWait accountWait) {
		Run run = ownRun(runId);
		if (run.waitsForApproval()) {
			throw new RefusedException(ExitCode.USAGE, "Run %d waits for an approval: %s. `apply %d` applies it."
				.formatted(runId, Objects.requireNonNull(run.decision()).reason(), runId));
		}
		return this.executions.resume(run, accountWait, () -> {
		});
	}

	/**
	 * Reverts the changes of a run by an undo run, and executes that.
	 * @param runId the run to undo; it must not be executing
	 * @param deleteAdded whether added links are deleted instead of disabled
	 * @param recreate whether deleted links are added again, under new ids
	 * @param mode run or plan
	 * @return the result of the undo run
	 */
	public RunResult undo(long runId, boolean deleteAdded, boolean recreate, RunMode mode) {
		Run run = ownRun(runId);
		refuseRemoved(run);
		this.executions.refuseExecuting(run);
		JobDefinition definition = JobDefinition.undo(run.job(), run.account().name(),
				new UndoSettings(runId, deleteAdded, recreate));
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
		return this.stopping.stop(ownRun(runId), accountWait);
	}

	/**
	 * Recovers a run whose process died, so that it can be restarted. The restart
	 * resolves changes with unknown outcome.
	 * @param runId the run
	 * @return the run and what was done
	 */
	public RunResult recover(long runId) {
		return this.executions.recover(ownRun(runId));
	}

	/**
	 * Abandons a run: it can be neither restarted nor applied.
	 * @param runId the run
	 * @return the run and what was done
	 */
	public RunResult abandon(long runId) {
		return this.executions.abandon(ownRun(runId));
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

	private AccountIdentity identity(String name) {
		AccountIdentity own = this.accounts.identity(name);
		return (this.caller != null) ? this.caller.requireSame(own) : own;
	}

	private Run ownRun(long runId) {
		Run run = this.runs.find(runId)
			.orElseThrow(() -> new RefusedException(ExitCode.USAGE,
					"There is no run %d. `runs` lists them.".formatted(runId)));
		AccountIdentity configured = identity(run.account().name());
		if (!configured.isSameAccount(run.account())) {
			throw new RefusedException(ExitCode.USAGE,
					"Run %d belongs to account %s, but configured is %s. Use the run's own account.".formatted(runId,
							run.account(), configured));
		}
		return run;
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
