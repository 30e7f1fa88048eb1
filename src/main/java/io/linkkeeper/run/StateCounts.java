package io.linkkeeper.run;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Counts of a run's changes by state.
 *
 * @param applied applied changes, including those already so
 * @param alreadySo applied changes that needed no request
 * @param stale changes that were not sent because the link differed from the plan
 * @param rejected changes that the API rejected for good
 * @param unsettled changes that are not in a final state
 */
public record StateCounts(long applied, long alreadySo, long stale, long rejected, Unsettled unsettled) {

	public StateCounts {
		if (alreadySo > applied) {
			throw new IllegalArgumentException(
					"%d of %d applied changes cannot be already so".formatted(alreadySo, applied));
		}
	}

	/**
	 * Returns the number of failed changes.
	 * @return the number, which a restart retries
	 */
	public long failed() {
		return this.unsettled.failed();
	}

	/**
	 * Returns the number of changes with unknown outcome.
	 * @return the number
	 */
	public long unknown() {
		return this.unsettled.unknown();
	}

	/**
	 * Returns the number of planned changes that were not sent.
	 * @return the number
	 */
	public long notSent() {
		return this.unsettled.notSent();
	}

	/**
	 * Returns the number of all changes of the run.
	 * @return the sum of all states
	 */
	public long planned() {
		return this.applied + this.stale + this.rejected + open();
	}

	/**
	 * Returns the number of changes that are not in a final state.
	 * @return failed, unknown and not sent changes
	 */
	public long open() {
		return failed() + unknown() + notSent();
	}

	/**
	 * Reads the counts that were recorded at the end of a run's execution.
	 * @param run a row of table {@code run}
	 * @return the counts
	 * @throws SQLException when they cannot be read
	 */
	public static StateCounts atEnd(ResultSet run) throws SQLException {
		return read(run, "rejected_at_apply");
	}

	/**
	 * Reads counts from columns that are named like the states.
	 * @param counts a row with a column for each count
	 * @return the counts
	 * @throws SQLException when they cannot be read
	 */
	public static StateCounts read(ResultSet counts) throws SQLException {
		return read(counts, "rejected");
	}

	private static StateCounts read(ResultSet row, String rejected) throws SQLException {
		return new StateCounts(row.getLong("applied"), row.getLong("already_so"), row.getLong("stale"),
				row.getLong(rejected),
				new Unsettled(row.getLong("failed"), row.getLong("unknown"), row.getLong("not_sent")));
	}

	/**
	 * Counts of the changes that are not in a final state.
	 *
	 * @param failed changes that failed; a restart retries them
	 * @param unknown sent changes with unknown outcome
	 * @param notSent planned changes that were not sent
	 */
	public record Unsettled(long failed, long unknown, long notSent) {

		public Unsettled {
			if (Math.min(Math.min(failed, unknown), notSent) < 0) {
				throw new IllegalArgumentException("Counts must not be negative");
			}
		}

	}

}
