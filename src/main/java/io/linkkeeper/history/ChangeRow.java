package io.linkkeeper.history;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import org.jspecify.annotations.Nullable;

/**
 * A ledger row for display.
 *
 * @param seq its sequence number in the run
 * @param line the input line that requests the change, or {@code null} for none
 * @param plan the planned change
 * @param result its state
 */
public record ChangeRow(long seq, @Nullable Long line, Plan plan, Result result) {

	/**
	 * Returns the link.
	 * @return the id, or {@code null} for an add that has not created one
	 */
	public @Nullable String linkId() {
		return this.plan.linkId();
	}

	/**
	 * Returns the API action.
	 * @return ADD, UPDATE or DELETE
	 */
	public String action() {
		return this.plan.action();
	}

	/**
	 * Returns what the change does to its link.
	 * @return the kind
	 */
	public ChangeKind kind() {
		return this.plan.kind();
	}

	/**
	 * Returns the before image.
	 * @return JSON, or {@code null} for an add
	 */
	public @Nullable String before() {
		return this.plan.before();
	}

	/**
	 * Returns the after image.
	 * @return JSON
	 */
	public String after() {
		return this.plan.after();
	}

	/**
	 * Returns why the change is planned.
	 * @return the reason
	 */
	public String reason() {
		return this.plan.reason();
	}

	/**
	 * Returns the change's state.
	 * @return the state
	 */
	public ChangeState state() {
		return this.result.state();
	}

	/**
	 * Returns whether the change needed no request.
	 * @return true when the link had the after image already
	 */
	public boolean alreadySo() {
		return this.result.alreadySo();
	}

	/**
	 * Returns the number of the last attempt.
	 * @return the number, from 1
	 */
	public int attempt() {
		return this.result.attempt();
	}

	/**
	 * Returns the execution that last claimed or planned the row.
	 * @return the Spring Batch execution id
	 */
	public long execution() {
		return this.result.execution();
	}

	/**
	 * Returns an error or a note on the outcome.
	 * @return the text, or {@code null}
	 */
	public @Nullable String error() {
		return this.result.error();
	}

	/**
	 * The planned change.
	 *
	 * @param linkId the link, or {@code null} for an add that has not created one
	 * @param action ADD, UPDATE or DELETE
	 * @param kind what the change does to its link
	 * @param before the before image as JSON, or {@code null} for an add
	 * @param after the after image as JSON
	 * @param reason why the change is planned
	 */
	public record Plan(@Nullable String linkId, String action, ChangeKind kind, @Nullable String before, String after,
			String reason) {
	}

	/**
	 * The state of the change and of its last attempt.
	 *
	 * @param state the state
	 * @param alreadySo whether the change needed no request
	 * @param attempt the number of the last attempt, from 1
	 * @param execution the execution that last claimed or planned the row
	 * @param error an error or a note, or {@code null}
	 */
	public record Result(ChangeState state, boolean alreadySo, int attempt, long execution, @Nullable String error) {
	}

}
