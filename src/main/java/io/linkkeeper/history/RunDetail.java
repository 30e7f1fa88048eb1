package io.linkkeeper.history;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.GuardDecision;
import org.jspecify.annotations.Nullable;

/**
 * A run with its executions and steps.
 *
 * @param summary the run in one line
 * @param facts its account, message and traffic
 * @param review the guard's decision and the approval
 * @param executions its Spring Batch executions, oldest first
 * @param steps the steps of all executions, in the order of their start
 */
public record RunDetail(RunSummary summary, Facts facts, Review review, List<Execution> executions, List<Step> steps) {

	public RunDetail {
		executions = List.copyOf(executions);
		steps = List.copyOf(steps);
	}

	/**
	 * Returns the account that the run works on.
	 * @return the account
	 */
	public AccountIdentity account() {
		return this.facts.account();
	}

	/**
	 * Returns how the last execution ended.
	 * @return one line, or {@code null}
	 */
	public @Nullable String message() {
		return this.facts.message();
	}

	/**
	 * Returns the number of HTTP requests to the API.
	 * @return the number
	 */
	public long requests() {
		return this.facts.requests();
	}

	/**
	 * Returns the total latency of the requests.
	 * @return the sum in milliseconds
	 */
	public long requestMillis() {
		return this.facts.requestMillis();
	}

	/**
	 * Returns when housekeeping began to remove the run's rows.
	 * @return the instant, or {@code null}
	 */
	public @Nullable Instant removedAt() {
		return this.facts.removedAt();
	}

	/**
	 * Returns the guard's decision.
	 * @return the decision, or {@code null} before the guard
	 */
	public @Nullable GuardDecision guard() {
		return this.review.guard();
	}

	/**
	 * Returns why an old plan was applied all the same.
	 * @return the reason, or {@code null}
	 */
	public @Nullable String oldReason() {
		return this.review.oldReason();
	}

	/**
	 * Returns who started the run.
	 * @return the actor, or {@code null} for runs of earlier releases
	 */
	public @Nullable Actor plannedBy() {
		return this.review.people().planner();
	}

	/**
	 * Returns who approved the plan.
	 * @return the actor, or {@code null} without an approval
	 */
	public @Nullable Actor approvedBy() {
		return this.review.people().approver();
	}

	/**
	 * Returns what identifies the plan that waits for an approval.
	 * @return the fingerprint, or {@code null} when none waits
	 */
	public @Nullable String fingerprint() {
		return this.review.people().fingerprint();
	}

	/**
	 * Returns when an operator approved the plan.
	 * @return the instant, or {@code null}
	 */
	public @Nullable Instant approvedAt() {
		return this.review.approvedAt();
	}

	/**
	 * Returns why the run may exceed a limit.
	 * @return the reason, or {@code null}
	 */
	public @Nullable String approvalReason() {
		return this.review.approvalReason();
	}

	/**
	 * The account, message and traffic of a run.
	 *
	 * @param account the account that the run works on
	 * @param message how the last execution ended, or {@code null}
	 * @param requests the number of HTTP requests to the API
	 * @param requestMillis their total latency in milliseconds
	 * @param removedAt when housekeeping began to remove the run's rows, or {@code null}
	 */
	public record Facts(AccountIdentity account, @Nullable String message, long requests, long requestMillis,
			@Nullable Instant removedAt) {
	}

	/**
	 * What operators decided about a run, and the guard.
	 *
	 * @param guard the guard's decision, or {@code null} before the guard
	 * @param approvedAt when an operator approved the plan, or {@code null}
	 * @param approvalReason why the run may exceed a limit, or {@code null}
	 * @param oldReason why an old plan was applied all the same, or {@code null}
	 * @param people who planned and who approved, and which plan
	 */
	public record Review(@Nullable GuardDecision guard, @Nullable Instant approvedAt, @Nullable String approvalReason,
			@Nullable String oldReason, People people) {
	}

	/**
	 * Who planned a run, and who approved its plan.
	 *
	 * @param planner who started the run, or {@code null} for runs of earlier releases
	 * @param approver who approved its plan, or {@code null} without an approval
	 * @param fingerprint identifies the plan that waits for an approval, or {@code null}
	 * when none does
	 */
	public record People(@Nullable Actor planner, @Nullable Actor approver, @Nullable String fingerprint) {
	}

	/**
	 * One Spring Batch execution of a run.
	 *
	 * @param id the execution id
	 * @param status its BatchStatus
	 * @param startedAt when it started, or {@code null}
	 * @param endedAt when it ended, or {@code null}
	 */
	public record Execution(long id, String status, @Nullable Instant startedAt, @Nullable Instant endedAt) {
	}

	/**
	 * One step of one execution.
	 *
	 * @param name the step
	 * @param execution the execution it belongs to
	 * @param status its BatchStatus
	 * @param startedAt when it started, or {@code null}
	 * @param endedAt when it ended, or {@code null}
	 */
	public record Step(String name, long execution, String status, @Nullable Instant startedAt,
			@Nullable Instant endedAt) {
	}

}
