package io.linkkeeper.history;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.GuardDecision;
import org.jspecify.annotations.Nullable;

/**
 * A run with its executions and steps.
 *
 * @param summary the run in one line
 * @param account whom it works for
 * @param message how its last execution ended, or {@code null}
 * @param executions its attempts, oldest first
 * @param steps the steps of all attempts, in the order they began
 * @param requests HTTP requests sent to the API
 * @param requestMillis their summed latency in milliseconds
 * @param guard the guard's decision, or {@code null} before the guard
 * @param approvedAt when an operator let it go on, or {@code null}
 * @param approvalReason why it may pass a limit, or {@code null}
 * @param removedAt when housekeeping began to remove what it did, or {@code null}
 */
public record RunDetail(RunSummary summary, AccountIdentity account, @Nullable String message,
		List<Execution> executions, List<Step> steps, long requests, long requestMillis, @Nullable GuardDecision guard,
		@Nullable Instant approvedAt, @Nullable String approvalReason, @Nullable Instant removedAt) {

	public RunDetail {
		executions = List.copyOf(executions);
		steps = List.copyOf(steps);
	}

	/**
	 * One attempt at the run.
	 *
	 * @param id the Spring Batch execution
	 * @param status its BatchStatus
	 * @param startedAt when it began, or {@code null}
	 * @param endedAt when it ended, or {@code null}
	 */
	public record Execution(long id, String status, @Nullable Instant startedAt, @Nullable Instant endedAt) {

	}

	/**
	 * One step of one attempt.
	 *
	 * @param name the step
	 * @param execution the Spring Batch execution it belongs to
	 * @param status its BatchStatus
	 * @param startedAt when it began, or {@code null}
	 * @param endedAt when it ended, or {@code null}
	 */
	public record Step(String name, long execution, String status, @Nullable Instant startedAt,
			@Nullable Instant endedAt) {

	}

}
