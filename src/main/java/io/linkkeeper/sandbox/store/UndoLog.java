package io.linkkeeper.sandbox.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How to take back in memory what the database has rolled back. Callers hold the lock of
 * {@link Store}.
 */
final class UndoLog {

	private final Deque<Step> steps = new ArrayDeque<>();

	/** Notes how to take back the change just made. */
	void add(Step step) {
		this.steps.push(step);
	}

	/** Forgets the steps: the change succeeded. */
	void clear() {
		this.steps.clear();
	}

	/** Takes everything back, the last change first. */
	void undo() throws SQLException {
		while (!this.steps.isEmpty()) {
			this.steps.pop().undo();
		}
	}

	/** Takes back one change in memory. */
	@FunctionalInterface
	interface Step {

		void undo() throws SQLException;

	}

}
