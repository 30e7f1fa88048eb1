package io.linkkeeper.sql;

import java.time.Instant;

/**
 * Rows of a table of their own that nobody needs any more once they have reached an age.
 * Each bean of this type is cleared by housekeeping. Thread-safe.
 */
public interface ExpiringRows {

	/**
	 * Counts what {@link #removeBefore} would remove.
	 * @param before the rows of before this
	 * @return how many
	 */
	long countBefore(Instant before);

	/**
	 * Removes some rows, in the caller's transaction.
	 * @param before the rows of before this
	 * @param limit how many at most
	 * @return how many were removed; fewer than {@code limit} when none is left
	 */
	int removeBefore(Instant before, int limit);

}
