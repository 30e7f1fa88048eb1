package io.linkkeeper.housekeeping;

import io.linkkeeper.run.ClosedRun;
import org.jspecify.annotations.Nullable;

/**
 * The decision about a batch of rows.
 *
 * @param after the position after the batch, with updated counts
 * @param examined the number of examined rows
 * @param run the run that loses data which an undo would need, or {@code null}
 * @param action performs the deletion
 */
record Removal(Position after, int examined, @Nullable ClosedRun run, Runnable action) {

	/**
	 * Creates a decision that deletes nothing.
	 * @param after the next position
	 */
	static Removal idle(Position after) {
		return new Removal(after, 0, null, () -> {
		});
	}

}
