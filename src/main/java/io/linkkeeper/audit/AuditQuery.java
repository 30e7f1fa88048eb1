package io.linkkeeper.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which recorded actions to read, newest first.
 *
 * @param run the run that they act on, with the undo of it, or {@code null} for all
 * @param before the page begins below this number, or {@code null} for the newest
 * @param limit the maximum number of actions
 */
public record AuditQuery(@Nullable Long run, @Nullable Long before, int limit) {

	public AuditQuery {
		if (limit < 1) {
			throw new IllegalArgumentException("The limit must be at least 1, not " + limit);
		}
	}

}
