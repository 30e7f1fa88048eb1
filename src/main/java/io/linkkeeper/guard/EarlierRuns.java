package io.linkkeeper.guard;

import java.util.List;

import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.sql.SqlTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Repository of the earlier runs of a run's job on the same account. Thread-safe; each
 * method commits on its own unless a transaction is open.
 */
@Repository
public class EarlierRuns {

	private static final String SAME_JOB = """
			job = :job and service_url = :url and partner_id = :partner
			""";

	private final JdbcClient jdbc;

	EarlierRuns(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the number of changes of existing links of comparable runs: runs in mode
	 * RUN that the guard passed.
	 * @param run the run to compare, which is left out
	 * @param limit the maximum number of runs
	 * @return the changes of each run, newest first
	 */
	public List<Long> comparable(Run run, int limit) {
		return of(run, "select guarded from run where " + SAME_JOB + """
				and mode = 'RUN' and verdict = 'PASSED' and exit_code in (0, 3) and id <> :id
				order by id desc
				fetch first :limit rows only
				""").param("limit", limit).query(Long.class).list();
	}

	/**
	 * Marks the earlier runs that wait for an approval as superseded by a run that the
	 * guard has decided. Runs with other overrides are other plans and keep waiting; a
	 * plan as of the future cannot be applied and supersedes none.
	 * @param run the run
	 * @param decision its decision
	 */
	void supersede(Run run, GuardDecision decision) {
		if (run.asOf().isAfter(decision.decidedAt())) {
			return;
		}
		of(run, "update run set superseded_by = :id where " + SAME_JOB + """
				and verdict in ('PLANNED', 'GUARD') and approved_at is null and superseded_by is null and id < :id
				and as_of <= :decided
				and coalesce(overrides, '') = coalesce((select x.overrides from run x where x.id = :id), '')
				""").param("decided", SqlTime.of(decision.decidedAt())).update();
	}

	private JdbcClient.StatementSpec of(Run run, String sql) {
		return this.jdbc.sql(sql)
			.param("job", run.job())
			.param("url", run.account().serviceUrl())
			.param("partner", run.account().partnerId())
			.param("id", run.id());
	}

}
