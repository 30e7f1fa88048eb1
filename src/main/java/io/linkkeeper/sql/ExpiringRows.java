package io.linkkeeper.sql;

import java.time.Instant;

/**
 * A table whose rows housekeeping deletes once they reach the retention age. Housekeeping
 * calls each bean of this type, in the order of their {@code @Order}, which an
 * interrupted run relies on when it is restarted. Thread-safe.
 */
public interface ExpiringRows {

	/**
	 * Counts what {@link #removeBefore} would remove.
	 * @param before rows older than this instant are counted
	 * @return the number of rows
	 */
	long countBefore(Instant before);

	/**
	 * Removes old rows, in the caller's transaction.
	 * @param before rows older than this instant are removed
	 * @param limit the maximum number of rows to remove
	 * @return the number of removed rows; less than {@code limit} when no old row is left
	 */
	int removeBefore(Instant before, int limit);

}
