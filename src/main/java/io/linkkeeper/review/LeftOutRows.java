package io.linkkeeper.review;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.Run;
import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Repository of changes that are left out of plans, in the ledger and in the counts of
 * their runs. Writes in the caller's transaction. Thread-safe.
 */
@Repository
class LeftOutRows {

	private static final int LONGEST_NOTE = 2000;

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	LeftOutRows(JdbcTemplate template) {
		this.template = template;
		this.jdbc = JdbcClient.create(template);
	}

	/**
	 * Leaves changes out.
	 * @param runId the run
	 * @param seqs the changes, in order; those in other states than planned stay
	 * @param note who leaves them out and why
	 * @param now the time
	 * @return the kinds of those that were left out
	 */
	List<ChangeKind> leaveOut(long runId, List<Long> seqs, String note, Instant now) {
		return move(runId, seqs, ChangeState.PLANNED, ChangeState.LEFT_OUT, SqlText.cut(note, LONGEST_NOTE), now);
	}

	/**
	 * Puts changes back that were left out.
	 * @param runId the run
	 * @param seqs the changes, in order; those in other states than left out stay
	 * @return the kinds of those that were put back
	 */
	List<ChangeKind> putBack(long runId, List<Long> seqs) {
		return move(runId, seqs, ChangeState.LEFT_OUT, ChangeState.PLANNED, null, null);
	}

	private List<ChangeKind> move(long runId, List<Long> seqs, ChangeState from, ChangeState to, @Nullable String note,
			@Nullable Instant now) {
		Set<Long> chosen = new HashSet<>(seqs);
		List<ChangeKind> kinds = new ArrayList<>();
		List<Object[]> keys = new ArrayList<>();
		this.jdbc.sql("select seq, kind from link_change where run_id = ? and seq between ? and ? and state = ?")
			.params(runId, seqs.get(0), seqs.get(seqs.size() - 1), from.name())
			.query((row) -> {
				long seq = row.getLong("seq");
				if (chosen.contains(seq)) {
					kinds.add(ChangeKind.valueOf(row.getString("kind")));
					keys.add(new Object[] { to.name(), note, SqlTime.ofNullable(now), runId, seq });
				}
			});
		this.template.batchUpdate(
				"update link_change set state = ?, error = ?, settled_at = ? where run_id = ? and seq = ?", keys,
				new int[] { Types.VARCHAR, Types.VARCHAR, Types.TIMESTAMP_WITH_TIMEZONE, Types.BIGINT, Types.BIGINT });
		return kinds;
	}

	/**
	 * Records a revision of a plan with its run.
	 * @param run the run as it was before
	 * @param kinds its planned changes by kind, without those left out
	 * @param moved the number of changes that were left out; negative for those put back
	 * @param decision the guard's decision about the revised plan
	 */
	void record(Run run, KindCounts kinds, long moved, GuardDecision decision) {
		this.jdbc.sql("""
				update run set left_out = left_out + :moved, not_sent = not_sent - :moved,
					plan_version = plan_version + 1, planned_add = :planned_add, planned_change = :planned_change,
					planned_disable = :planned_disable, planned_enable = :planned_enable,
					planned_delete = :planned_delete, verdict = :verdict, verdict_reason = :reason, guarded = :guarded
				where id = :id
				""")
			.params(kinds.parameters("planned_"))
			.param("moved", moved)
			.param("verdict", decision.verdict().name())
			.param("reason", SqlText.cut(decision.reason(), LONGEST_NOTE))
			.param("guarded", decision.guarded())
			.param("id", run.id())
			.update();
	}

}
