package io.linkkeeper.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.sql.SqlTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repository of closed runs, which are complete or abandoned, with a recorded end and
 * without locks, and of the removal of their rows. All other runs may still be restarted,
 * applied or recovered. Thread-safe.
 */
@Repository
public class ClosedRuns {

	private static final String RUN_AND_STATUS = """
			from run r
			left join batch_job_execution e on e.job_execution_id = (
				select max(x.job_execution_id) from batch_job_execution x where x.job_instance_id = r.job_instance_id)
			""";

	private static final String CLOSED = RUN_AND_STATUS + """
			where e.status in ('COMPLETED', 'ABANDONED') and r.ended_at is not null
				and not exists (select 1 from run_lock l where l.run_id = r.id)
			""";

	private static final String NOT_CLOSED = RUN_AND_STATUS + """
			where coalesce(e.status, 'NEW') not in ('COMPLETED', 'ABANDONED')
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	ClosedRuns(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Finds the next closed run that ended before an instant.
	 * @param endedBefore the run ended before this instant
	 * @param afterId the run's id is greater than this one
	 * @return the run with the lowest id, or nothing when there is none
	 */
	public Optional<ClosedRun> next(Instant endedBefore, long afterId) {
		return this.jdbc
			.sql("select r.* " + CLOSED
					+ " and r.ended_at < :before and r.id > :after order by r.id fetch first 1 row only")
			.param("before", SqlTime.of(endedBefore))
			.param("after", afterId)
			.query(ClosedRuns::map)
			.optional();
	}

	/**
	 * Finds a closed run by id.
	 * @param id the run id
	 * @return the run, or empty when it is not closed or does not exist
	 */
	public Optional<ClosedRun> find(long id) {
		return this.jdbc.sql("select r.* " + CLOSED + " and r.id = ?").param(id).query(ClosedRuns::map).optional();
	}

	/**
	 * Finds the next closed run of any age that still has a snapshot.
	 * @param afterId the run's id is greater than this one
	 * @return the run with the lowest id, or nothing when there is none
	 */
	public Optional<ClosedRun> nextWithSnapshot(long afterId) {
		return this.jdbc.sql("select r.* " + CLOSED + """
				 and r.id > :after and exists (select 1 from link_snapshot s where s.run_id = r.id)
				order by r.id fetch first 1 row only
				""").param("after", afterId).query(ClosedRuns::map).optional();
	}

	/**
	 * Whether the guard compares later runs of the job with a run. Undo runs are never
	 * compared.
	 * @param id the run id
	 * @return true for one of the latest runs that {@link Runs#comparable} returns
	 */
	public boolean isCompared(long id) {
		return this.jdbc
			.sql("""
					select count(*) from run r
					where r.id = :id and r.type <> 'undo' and r.mode = 'RUN' and r.verdict = 'PASSED' and r.exit_code in (0, 3)
						and (select count(*) from run l
							where l.job = r.job and l.account = r.account and l.service_url = r.service_url
								and l.partner_id = r.partner_id and l.mode = 'RUN' and l.verdict = 'PASSED'
								and l.exit_code in (0, 3) and l.id > r.id) < :most
					""")
			.param("id", id)
			.param("most", Runs.MOST_COMPARED)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * Returns the definitions of all runs of a type that are neither complete nor
	 * abandoned.
	 * @param type the job type
	 * @return the stored definitions
	 */
	public List<String> definitionsOfOthers(String type) {
		return this.jdbc.sql("select r.definition " + NOT_CLOSED + " and r.type = ?")
			.param(type)
			.query(String.class)
			.list();
	}

	/**
	 * Counts old runs that are neither complete nor abandoned.
	 * @param startedBefore the runs were started before this instant
	 * @param exceptId a run to leave out
	 * @return the number of runs
	 */
	public long countOthers(Instant startedBefore, long exceptId) {
		return this.jdbc.sql("select count(*) " + NOT_CLOSED + " and r.created_at < ? and r.id <> ?")
			.params(SqlTime.of(startedBefore), exceptId)
			.query(Long.class)
			.single();
	}

	private static ClosedRun map(ResultSet row, int number) throws SQLException {
		AccountIdentity account = new AccountIdentity(row.getString("account"), row.getString("service_url"),
				row.getInt("partner_id"));
		return new ClosedRun(row.getLong("id"), account, row.getLong("job_instance_id"),
				SqlTime.find(row, "removal_announced_at") != null, SqlTime.find(row, "removed_at") != null);
	}

	/**
	 * Announces the removal of a run's rows. Commit the announcement before checking for
	 * an undo of the run: an undo that begins later sees it.
	 * @param id the run id
	 */
	@Transactional
	public void announceRemoval(long id) {
		this.jdbc.sql("update run set removal_announced_at = ? where id = ?")
			.params(SqlTime.of(this.clock.instant()), id)
			.update();
	}

	/**
	 * Withdraws an announced removal that has not begun.
	 * @param id the run id
	 */
	@Transactional
	public void withdrawRemoval(long id) {
		this.jdbc.sql("update run set removal_announced_at = null where id = ? and removed_at is null")
			.param(id)
			.update();
	}

	/**
	 * Records that some of a run's rows are removed, in the transaction that removes
	 * them.
	 * @param id the run id
	 */
	@Transactional
	public void removed(long id) {
		this.jdbc.sql("update run set removed_at = coalesce(removed_at, :now) where id = :id")
			.param("now", SqlTime.of(this.clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("id", id)
			.update();
	}

}
