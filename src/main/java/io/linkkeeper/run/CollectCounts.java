package io.linkkeeper.run;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Counts of one collected batch.
 *
 * @param scanned links or rows that were read
 * @param planned how many of them have a planned change
 * @param unchanged how many of them stay unchanged
 * @param rejected how many of them are rejected
 * @param warned how many of them have warnings
 */
public record CollectCounts(long scanned, long planned, long unchanged, long rejected, long warned) {

	public CollectCounts {
		if (Math.min(Math.min(planned, unchanged), rejected) < 0) {
			throw new IllegalArgumentException("Of %d read, %d planned and %d rejected are more than the total"
				.formatted(scanned, planned, rejected));
		}
		if (scanned != planned + unchanged + rejected) {
			throw new IllegalArgumentException("Of %d read, %d are planned, %d unchanged and %d rejected: not all"
				.formatted(scanned, planned, unchanged, rejected));
		}
	}

	/**
	 * Creates counts without warnings.
	 * @param scanned links or rows that were read
	 * @param planned how many of them have a planned change
	 * @param unchanged how many of them stay unchanged
	 * @param rejected how many of them are rejected
	 */
	public CollectCounts(long scanned, long planned, long unchanged, long rejected) {
		this(scanned, planned, unchanged, rejected, 0);
	}

	/**
	 * Reads what a run has collected.
	 * @param run a row of table {@code run}
	 */
	static CollectCounts read(ResultSet run) throws SQLException {
		return new CollectCounts(run.getLong("scanned"), run.getLong("planned"), run.getLong("unchanged"),
				run.getLong("rejected"), run.getLong("warned"));
	}

}
