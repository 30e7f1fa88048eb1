package io.linkkeeper.run;

import java.sql.Types;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repository of how runs ended, in table {@code run}. Thread-safe; each write is a
 * transaction of its own unless one is open.
 */
@Repository
public class RunEnds {

	private static final String COUNTS = """
			applied = :applied, already_so = :alreadySo, stale = :stale, rejected_at_apply = :rejected,
			failed = :failed, unknown = :unknown, not_sent = :notSent, applied_add = :applied_add,
			applied_change = :applied_change, applied_disable = :applied_disable, applied_enable = :applied_enable,
			applied_delete = :applied_delete
			where id = :id
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	public RunEnds(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Records how an execution of the run ended.
	 * @param id the run id
	 * @param exitCode the number of the exit code
	 * @param message one line for operators
	 * @param counts its changes by state, stored so that lists of runs need not count
	 */
	@Transactional
	public void record(long id, int exitCode, String message, StateCounts counts) {
		this.jdbc.sql("update run set ended_at = :now, exit_code = :code, message = :message, " + COUNTS)
			.params(parameters(counts))
			.param("now", SqlTime.of(this.clock.instant()))
			.param("code", exitCode)
			.param("message", SqlText.cut(message, 2000))
			.param("id", id)
			.update();
	}

	/**
	 * Replaces what was recorded at the end of a run whose changes were read back since.
	 * @param id the run id
	 * @param message one line for operators, or {@code null} to keep the recorded one
	 * @param counts its changes by state
	 */
	@Transactional
	public void amend(long id, @Nullable String message, StateCounts counts) {
		this.jdbc.sql("update run set message = coalesce(:message, message), " + COUNTS)
			.params(parameters(counts))
			.param("message", (message != null) ? SqlText.cut(message, 2000) : null, Types.VARCHAR)
			.param("id", id)
			.update();
	}

	/**
	 * Replaces what was recorded at the end of a run whose plan was revised since.
	 * @param id the run id
	 * @param exitCode the number of the exit code
	 * @param message one line for operators
	 */
	@Transactional
	public void revise(long id, int exitCode, String message) {
		this.jdbc.sql("update run set exit_code = ?, message = ? where id = ?")
			.params(exitCode, SqlText.cut(message, 2000), id)
			.update();
	}

	private static Map<String, Long> parameters(StateCounts counts) {
		Map<String, Long> parameters = new HashMap<>(counts.kinds().parameters("applied_"));
		parameters.put("applied", counts.applied());
		parameters.put("alreadySo", counts.alreadySo());
		parameters.put("stale", counts.stale());
		parameters.put("rejected", counts.rejected());
		parameters.put("failed", counts.failed());
		parameters.put("unknown", counts.withoutProcess().unknown());
		parameters.put("notSent", counts.notSent());
		return parameters;
	}

	/**
	 * Records that the process of the run's last execution died.
	 * @param id the run id
	 */
	@Transactional
	public void interrupted(long id) {
		this.jdbc.sql("update run set interrupted = true where id = ?").param(id).update();
	}

	/**
	 * Records the Spring Batch job instance of a run, unless it is recorded: an execution
	 * that failed at its beginning did not do so.
	 * @param id the run id
	 * @param jobInstanceId the job instance
	 */
	@Transactional
	public void instance(long id, long jobInstanceId) {
		this.jdbc.sql("update run set job_instance_id = ? where id = ? and job_instance_id is null")
			.params(jobInstanceId, id)
			.update();
	}

}
