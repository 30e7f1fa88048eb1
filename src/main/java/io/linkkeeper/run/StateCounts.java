package io.linkkeeper.run;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many changes of a run stand where.
 *
 * @param applied done, those already so included
 * @param alreadySo of these, how many needed nothing
 * @param stale left alone because the link had changed
 * @param rejected refused for good by the API
 * @param failed refused or not taken; a restart tries again
 * @param unknown sent, outcome not known
 * @param notSent planned and not sent
 */
public record StateCounts(long applied, long alreadySo, long stale, long rejected, long failed, long unknown,
		long notSent) {

	/**
	 * All changes of the run.
	 * @return the sum of all states
	 */
	public long planned() {
		return this.applied + this.stale + this.rejected + this.failed + this.unknown + this.notSent;
	}

	/**
	 * The changes that have not come to an end.
	 * @return failed, unknown and not sent
	 */
	public long open() {
		return this.failed + this.unknown + this.notSent;
	}

	public static StateCounts atEnd(ResultSet run) throws SQLException {
		return new StateCounts(run.getLong("applied"), run.getLong("already_so"), run.getLong("stale"),
				run.getLong("rejected_at_apply"), run.getLong("failed"), run.getLong("unknown"),
				run.getLong("not_sent"));
	}

}
