package io.linkkeeper.sandbox.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The steps that undo a change in memory when the database rolls it back. Callers hold
 * the lock of {@link Store}.
 */
final class UndoLog {

	private final Deque<Step> steps = new ArrayDeque<>();

	/** Records how to undo the change just made. */
	void add(Step step) {
		this.steps.push(step);
	}

	/** Discards the steps of a successful change. */
	void clear() {
		this.steps.clear();
	}

	/** Undoes all steps, the last one first. */
	void undo() throws SQLException {
		while (!this.steps.isEmpty()) {
			this.steps.pop().undo();
		}
	}

	/** Undoes one change in memory. */
	@FunctionalInterface
	interface Step {

		void undo() throws SQLException;

	}

}
