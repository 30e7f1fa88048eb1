package io.linkkeeper.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The runs that are closed for good: complete or abandoned, their end written down, and
 * held by nobody. All others may still be restarted, applied or recovered. Thread-safe;
 * changes nothing.
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

	ClosedRuns(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The next closed run that is old.
	 * @param endedBefore before when it ended
	 * @param afterId after which run
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
	 * Looks a closed run up.
	 * @param id the run id
	 * @return the run, or nothing when it is not closed or there is none
	 */
	public Optional<ClosedRun> find(long id) {
		return this.jdbc.sql("select r.* " + CLOSED + " and r.id = ?").param(id).query(ClosedRuns::map).optional();
	}

	/**
	 * The next closed run, however young, that still has a snapshot.
	 * @param afterId after which run
	 * @return the run with the lowest id, or nothing when there is none
	 */
	public Optional<ClosedRun> nextWithSnapshot(long afterId) {
		return this.jdbc.sql("select r.* " + CLOSED + """
				 and r.id > :after and exists (select 1 from link_snapshot s where s.run_id = r.id)
				order by r.id fetch first 1 row only
				""").param("after", afterId).query(ClosedRuns::map).optional();
	}

	/**
	 * Whether later runs of its job are compared with a run. With undos, none are.
	 * @param id the run id
	 * @return true for one of the last runs as {@link Runs#comparable} counts them
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
	 * The definitions of all runs of a type that are neither complete nor abandoned.
	 * @param type the job type
	 * @return the definitions as they are stored
	 */
	public List<String> definitionsOfOthers(String type) {
		return this.jdbc.sql("select r.definition " + NOT_CLOSED + " and r.type = ?")
			.param(type)
			.query(String.class)
			.list();
	}

	/**
	 * Counts old runs that are neither complete nor abandoned.
	 * @param startedBefore before when they were started
	 * @param exceptId the run that asks
	 * @return how many
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

}
