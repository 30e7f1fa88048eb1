package io.linkkeeper.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.account.RunAccess;
import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.AuditAction;
import io.linkkeeper.audit.Order;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.guard.DeletesUnconfirmedException;
import io.linkkeeper.operate.RunAudit.Act;
import io.linkkeeper.review.Approval;
import io.linkkeeper.review.Choice;
import io.linkkeeper.review.NotByPlannerException;
import io.linkkeeper.review.PlanReview;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.AsOf;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunJob;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.RunSpec;
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

	private final PlanReview review;

	private final ProgressFeed progress;

	private final RunStopper stopping;

	@Autowired
	Operator(RunAccess access, Executions executions, RunChecks checks, PlanReview review, ProgressFeed progress,
			RunStopper stopping) {
		this.access = access;
		this.executions = executions;
		this.checks = checks;
		this.review = review;
		this.progress = progress;
		this.stopping = stopping;
	}

	private Operator(Operator own, RunAccess access) {
		this(access, own.executions, own.checks, own.review, own.progress, own.stopping);
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
	 * Returns the operator of another actor, which is recorded with each action.
	 * @param actor who acts
	 * @return an operator for that actor
	 */
	public Operator by(Actor actor) {
		return new Operator(this, this.access.by(new Order(actor, null)));
	}

	/**
	 * Returns an operator that records why it acts.
	 * @param reason the reason in words, or {@code null} for none
	 * @return an operator with that reason
	 */
	public Operator because(@Nullable String reason) {
		return new Operator(this, this.access.by(order().because(reason)));
	}

	/**
	 * Returns who acts, and why.
	 * @return the order that is recorded with each action
	 */
	public Order order() {
		return this.access.order();
	}

	/**
	 * Starts a run and executes it.
	 * @param request what to start
	 * @return the result
	 */
	public RunResult start(StartRequest request) {
		return this.executions.startNew(newRun(request, request.asOf() != null), starting(request), NO_WAIT,
				(runId) -> {
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
		return this.executions.startNew(newRun(request, false), starting(request), this.checks.scheduledWait(),
				created);
	}

	private Act starting(StartRequest request) {
		if (request.definition().settings() instanceof UndoSettings undo) {
			return act(AuditAction.UNDO,
					"reverts run %d%s".formatted(undo.run(), (request.mode() == RunMode.PLAN) ? ", as a plan" : ""));
		}
		String overrides = request.overrides()
			.entrySet()
			.stream()
			.map((entry) -> "-p %s=%s".formatted(entry.getKey(), entry.getValue()))
			.sorted()
			.collect(Collectors.joining(" "));
		return act((request.mode() == RunMode.PLAN) ? AuditAction.PLAN : AuditAction.RUN,
				overrides.isEmpty() ? null : overrides);
	}

	private Act act(AuditAction action, @Nullable String detail) {
		return new Act(order(), action, detail);
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
	 * @param approval what the approver has confirmed
	 * @return the result
	 * @throws DeletesUnconfirmedException when the plan has deletes and none are
	 * confirmed
	 * @throws NotByPlannerException when the user who planned may not approve it
	 */
	public RunResult apply(long runId, Approval approval) {
		Run run = this.access.run(runId);
		this.executions.refuseExecuting(run);
		String reason = (approval.overLimit() != null) ? approval.overLimit() : order().reason();
		Act act = new Act(order().because(reason), AuditAction.APPLY, approval.describe());
		try {
			refuseToApprove(run, approval);
			return this.executions.resume(run, act, NO_WAIT, (runs) -> {
				refuseToApprove(runs.get(runId), approval);
				if (!runs.approve(runId, approval.overLimit())) {
					this.checks.refuseSuperseded(runs.get(runId));
				}
			});
		}
		catch (NotByPlannerException ex) {
			this.executions.recordRefused(act, run, String.valueOf(ex.getMessage()));
			throw ex;
		}
	}

	/** Checked again under the lock, as another approver may have revised the plan. */
	private void refuseToApprove(Run run, Approval approval) {
		this.checks.refuseToApprove(run, approval);
		this.review.refuse(run, approval, order().actor());
	}

	/**
	 * Leaves changes out of a plan that waits for an approval, or puts them back. They
	 * are never sent while they are left out, and the guard decides about the others
	 * again.
	 * @param runId the run
	 * @param choice which changes
	 * @return the run and what was done
	 * @throws RefusedException when the run does not wait for an approval, or no change
	 * matches
	 */
	public RunResult revise(long runId, Choice choice) {
		Run run = this.access.run(runId);
		this.checks.refuseNotWaiting(run);
		AuditAction action = choice.again() ? AuditAction.PUT_BACK : AuditAction.LEAVE_OUT;
		return this.executions.revise(run, (current) -> {
			this.checks.refuseNotWaiting(current);
			long count = this.review.revise(current, choice, order());
			return act(action, "%d changes: %s".formatted(count, choice.words()));
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
			this.checks.refuseSuperseded(run);
			this.checks.refuseToApply(run);
			throw new RefusedException(ExitCode.USAGE, "Run %d waits for an approval: %s. `apply %d` applies it."
				.formatted(runId, Objects.requireNonNull(run.decision()).reason(), runId));
		}
		if (old == null && !this.checks.isClosed(run)) {
			this.checks.refuseToRestart(run);
		}
		Act act = new Act((old != null) ? order().because(old) : order(), AuditAction.RESTART,
				(old != null) ? "although its plan is old" : null);
		return this.executions.resume(run, act, accountWait, (runs) -> {
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
		return start(
				new StartRequest(this.checks.undoing(run, new UndoSettings(runId, deleteAdded, recreate)), mode, null));
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
		Run run = this.access.run(runId);
		return this.stopping.stop(run, accountWait,
				(request) -> this.executions.record(act(AuditAction.STOP, null), run, request));
	}

	/**
	 * Recovers a run whose process died, so that it can be restarted. The restart
	 * resolves changes with unknown outcome.
	 * @param runId the run
	 * @return the run and what was done
	 */
	public RunResult recover(long runId) {
		return this.executions.recover(this.access.run(runId), act(AuditAction.RECOVER, null), this.checks::next);
	}

	/**
	 * Abandons a run: it can be neither restarted nor applied. Changes with unknown
	 * outcome are read back first.
	 * @param runId the run
	 * @return the run and what was done
	 */
	public RunResult abandon(long runId) {
		return this.executions.abandon(this.access.run(runId), act(AuditAction.ABANDON, null));
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

	private static void refuseRemoved(Run run) {
		if (run.removalAnnouncedAt() != null) {
			throw new RefusedException(ExitCode.USAGE,
					"Run %d is so old that housekeeping removes what it did, since %s: it cannot be undone any more."
						.formatted(run.id(), run.removalAnnouncedAt()));
		}
	}

}
