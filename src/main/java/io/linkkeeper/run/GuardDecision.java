package io.linkkeeper.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;

/**
 * The guard's verdict on a plan, with its reason and figures.
 *
 * @param verdict the verdict
 * @param reason the limits that are exceeded, and by how much
 * @param guarded the number of planned changes of links that exist
 * @param selectionSize the number of links that the definition selects and does not
 * protect, or {@code null} when no limit depended on it
 * @param decidedAt when the guard decided
 */
public record GuardDecision(Verdict verdict, String reason, long guarded, @Nullable Long selectionSize,
		Instant decidedAt) {

	/**
	 * Reads the decision about a run.
	 * @param run a row of table {@code run}
	 * @return the decision, or {@code null} before the guard
	 */
	static @Nullable GuardDecision find(ResultSet run) throws SQLException {
		String verdict = run.getString("verdict");
		return (verdict != null) ? new GuardDecision(Verdict.valueOf(verdict), run.getString("verdict_reason"),
				run.getLong("guarded"), run.getObject("selection_size", Long.class), SqlTime.get(run, "decided_at"))
				: null;
	}

}
