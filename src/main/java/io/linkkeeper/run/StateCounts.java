package io.linkkeeper.run;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Counts of a run's changes by state.
 *
 * @param applied applied changes, including those already so
 * @param kinds applied changes by kind; none for runs of earlier releases whose rows
 * housekeeping removed
 * @param alreadySo applied changes that needed no request
 * @param untouched changes of links that are left alone
 * @param rejected changes that the API rejected for good
 * @param unsettled changes that are not in a final state
 */
public record StateCounts(long applied, KindCounts kinds, long alreadySo, Untouched untouched, long rejected,
		Unsettled unsettled) {

	public StateCounts {
		if (alreadySo > applied) {
			throw new IllegalArgumentException(
					"%d of %d applied changes cannot be already so".formatted(alreadySo, applied));
		}
	}

	/**
	 * Returns the number of changes that were not sent because the link differed from the
	 * plan.
	 * @return the number
	 */
	public long stale() {
		return this.untouched.stale();
	}

	/**
	 * Returns the number of changes that were left out of the plan.
	 * @return the number
	 */
	public long leftOut() {
		return this.untouched.leftOut();
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
	 * Returns the number of changes that are being sent.
	 * @return the number
	 */
	public long inFlight() {
		return this.unsettled.inFlight();
	}

	/**
	 * Returns these counts for a run that no process executes: what was being sent has an
	 * unknown outcome.
	 * @return counts without changes in flight
	 */
	public StateCounts withoutProcess() {
		return new StateCounts(this.applied, this.kinds, this.alreadySo, this.untouched, this.rejected,
				new Unsettled(failed(), unknown() + inFlight(), notSent(), 0));
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
		return this.applied + stale() + leftOut() + this.rejected + open();
	}

	/**
	 * Returns the number of changes that are not in a final state.
	 * @return failed, unknown, not sent changes and those in flight
	 */
	public long open() {
		return failed() + unknown() + notSent() + inFlight();
	}

	/**
	 * Reads the counts that were recorded at the end of a run's execution.
	 * @param run a row of table {@code run}
	 * @return the counts
	 * @throws SQLException when they cannot be read
	 */
	public static StateCounts atEnd(ResultSet run) throws SQLException {
		return read(run, "rejected_at_apply", 0);
	}

	/**
	 * Reads counts from columns that are named like the states.
	 * @param counts a row with a column for each count
	 * @return the counts
	 * @throws SQLException when they cannot be read
	 */
	public static StateCounts read(ResultSet counts) throws SQLException {
		return read(counts, "rejected", counts.getLong("in_flight"));
	}

	private static StateCounts read(ResultSet row, String rejected, long inFlight) throws SQLException {
		return new StateCounts(row.getLong("applied"), KindCounts.read(row, "applied_"), row.getLong("already_so"),
				new Untouched(row.getLong("stale"), row.getLong("left_out")), row.getLong(rejected),
				new Unsettled(row.getLong("failed"), row.getLong("unknown"), row.getLong("not_sent"), inFlight));
	}

	/**
	 * Counts of changes of links that are left alone.
	 *
	 * @param stale changes that were not sent because the link differed from the plan
	 * @param leftOut changes that were left out of the plan
	 */
	public record Untouched(long stale, long leftOut) {

		/** No such changes. */
		public static final Untouched NONE = new Untouched(0, 0);

	}

	/**
	 * Counts of the changes that are not in a final state.
	 *
	 * @param failed changes that failed; a restart retries them
	 * @param unknown sent changes with unknown outcome
	 * @param notSent planned changes that were not sent
	 * @param inFlight changes that a process is sending
	 */
	public record Unsettled(long failed, long unknown, long notSent, long inFlight) {

		public Unsettled {
			if (Math.min(Math.min(failed, unknown), Math.min(notSent, inFlight)) < 0) {
				throw new IllegalArgumentException("Counts must not be negative");
			}
		}

	}

}
