package io.linkkeeper.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;

import io.linkkeeper.account.Accounts;
import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.execution.ProgressFeed;
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
 * The operator's verbs. Each call does one thing to one run and comes back when it is
 * done; a run executes on the calling thread. Refusals are {@link RefusedException}s and
 * change nothing. Thread-safe: two calls for the same run or the same definition on the
 * same account do not execute at once.
 */
@Component
public class Operator {

	private final Runs runs;

	private final Accounts accounts;

	private final Executions executions;

	private final RunTimes times;

	private final ProgressFeed progress;

	private final Stopping stopping;

	private final @Nullable InvocationContext caller;

	@Autowired
	Operator(Runs runs, Accounts accounts, Executions executions, RunTimes times, ProgressFeed progress,
			Stopping stopping) {
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
	 * The same verbs for another process, which may have other accounts configured.
	 * @param context the context of that process
	 * @return an operator that refuses to work on an account that is another one there,
	 * or none
	 */
	public Operator onBehalfOf(InvocationContext context) {
		return new Operator(this, context);
	}

	/**
	 * Starts a run and stays until it ends.
	 * @param request what to start
	 * @return how it ended
	 */
	public RunResult start(StartRequest request) {
		return this.executions.startNew(newRun(request, request.asOf() != null), AccountWait.NONE, (runId) -> {
		});
	}

	/**
	 * Starts a run as a schedule does, and stays until it ends. The run waits for its
	 * account when another run writes to it; the API's clock may move what "now" means
	 * back.
	 * @param request what to start
	 * @param created hears the run's id in the transaction that writes the run down: what
	 * it writes stands exactly when the run does
	 * @return how it ended
	 */
	public RunResult startScheduled(StartRequest request, LongConsumer created) {
		return this.executions.startNew(newRun(request, false), this.times.scheduledPatience(), created);
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
				definition.hash());
		return new RunSpec(key, job, account, request.mode(), new AsOf(asOf, asOfFixed));
	}

	/**
	 * Lets a plan go on that waits for an approval. It does exactly what was planned.
	 * @param runId the run
	 * @param overLimit why it may pass a limit, or {@code null} when it is within its
	 * limits
	 * @return how it ended
	 */
	public RunResult apply(long runId, @Nullable String overLimit) {
		Run run = ownRun(runId);
		GuardDecision decision = run.decision();
		if (decision == null || !run.waitsForApproval()) {
			throw new RefusedException(ExitCode.USAGE,
					"Run %d does not wait for an approval. `show %d` says how it stands.".formatted(runId, runId));
		}
		if (decision.verdict() == Verdict.GUARD && (overLimit == null || overLimit.isBlank())) {
			throw new RefusedException(ExitCode.GUARD,
					"Run %d is over a limit: %s. `apply %d --over-limit REASON` goes on all the same.".formatted(runId,
							decision.reason(), runId));
		}
		this.times.refuseFuture(run.asOf());
		this.times.refuseOld(run, decision.decidedAt());
		return this.executions.goOn(run, AccountWait.NONE, () -> this.runs.approve(runId, overLimit));
	}

	/**
	 * Goes on with a run that failed, was stopped or whose process died.
	 * @param runId the run
	 * @return how it ended
	 */
	public RunResult restart(long runId) {
		return restart(runId, AccountWait.NONE);
	}

	/**
	 * Goes on with a run as a schedule does: it waits for its account when another run
	 * writes to it.
	 * @param runId the run
	 * @return how it ended
	 */
	public RunResult restartScheduled(long runId) {
		return restart(runId, this.times.scheduledPatience());
	}

	private RunResult restart(long runId, AccountWait patience) {
		Run run = ownRun(runId);
		if (run.waitsForApproval()) {
			throw new RefusedException(ExitCode.USAGE, "Run %d waits for an approval: %s. `apply %d` lets it go on."
				.formatted(runId, Objects.requireNonNull(run.decision()).reason(), runId));
		}
		return this.executions.goOn(run, patience, () -> {
		});
	}

	/**
	 * Puts back what a run changed, by a run of its own, and stays until that ends.
	 * @param runId the run to undo; none of its executions may be alive
	 * @param deleteAdded whether to delete what it added instead of disabling it
	 * @param recreate whether to add what it deleted again, under new ids
	 * @param mode run or plan
	 * @return how the undo ended
	 */
	public RunResult undo(long runId, boolean deleteAdded, boolean recreate, RunMode mode) {
		Run run = ownRun(runId);
		refuseRemoved(run);
		this.executions.refuseLiving(run);
		JobDefinition definition = JobDefinition.undo(run.job(), run.account().name(),
				new UndoSettings(runId, deleteAdded, recreate));
		return start(new StartRequest(definition, mode, null));
	}

	/**
	 * Stops a run that executes, in this process or in another one on the same database,
	 * and waits for its end: nothing new is sent, requests in flight may come to their
	 * end. Asking twice changes nothing.
	 * @param runId the run
	 * @param patience how long to wait; zero to ask only
	 * @return how it ended, or {@link ExitCode#BUSY} when it still executes
	 */
	public RunResult stop(long runId, Duration patience) {
		return this.stopping.stop(ownRun(runId), patience);
	}

	/**
	 * Frees a run whose process died, so that it can be restarted. What it had sent
	 * without an answer is read back then.
	 * @param runId the run
	 * @return how it stands
	 */
	public RunResult recover(long runId) {
		return this.executions.recover(ownRun(runId));
	}

	/**
	 * Gives a run up for good: it can be neither restarted nor applied.
	 * @param runId the run
	 * @return how it stands
	 */
	public RunResult abandon(long runId) {
		return this.executions.abandon(ownRun(runId));
	}

	/**
	 * The runs that did not come to an end and that no living process executes.
	 * @return their facts, the oldest first
	 */
	public List<Run> orphans() {
		return this.executions.orphans();
	}

	/**
	 * Whether a living process executes a run.
	 * @param runId the run
	 * @return true while it does
	 */
	public boolean isLiving(long runId) {
		return this.executions.isLiving(runId);
	}

	/**
	 * Hears how far the runs are that execute on this thread, from now on.
	 * @param listener the listener
	 * @return to be closed by whoever does not want to hear any more
	 */
	public ProgressListener.Subscription subscribe(ProgressListener listener) {
		Thread thread = Thread.currentThread();
		ProgressFeed.Listener ofThisThread = (runId, phase, done, total) -> {
			if (thread.equals(Thread.currentThread())) {
				listener.progressed(phase, done, total);
			}
		};
		this.progress.subscribe(ofThisThread);
		return () -> this.progress.unsubscribe(ofThisThread);
	}

	/**
	 * Asks the run to stop that executes on a thread, if one does, and comes back at
	 * once.
	 * @param executing the thread
	 * @param grace how long requests in flight may go on
	 */
	public void stop(Thread executing, Duration grace) {
		this.stopping.stop(executing, grace);
	}

	/**
	 * Asks everything that executes in this process to stop and comes back at once.
	 * @param grace how long requests in flight may go on
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

	private static void refuseRemoved(Run run) {
		if (run.removalAnnouncedAt() != null) {
			throw new RefusedException(ExitCode.USAGE,
					"Run %d is so old that housekeeping removes what it did, since %s: it cannot be undone any more."
						.formatted(run.id(), run.removalAnnouncedAt()));
		}
	}

}
