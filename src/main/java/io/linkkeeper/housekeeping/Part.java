package io.linkkeeper.housekeeping;

import io.linkkeeper.run.ClosedRun;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about some rows.
 *
 * @param after where the next part begins, this one counted
 * @param looked how many rows were looked at
 * @param run the run that loses something which an undo would need, or {@code null}
 * @param removal removes what may go
 */
record Part(Position after, int looked, @Nullable ClosedRun run, Runnable removal) {

	/**
	 * A part that removes nothing.
	 * @param after where the next one begins
	 */
	static Part idle(Position after) {
		return new Part(after, 0, null, () -> {
		});
	}

}
