package io.linkkeeper.schedule.firing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Repository of paused jobs. Thread-safe.
 */
@Repository
public class JobPauses {

	private final JdbcClient jdbc;

	private final Clock clock;

	public JobPauses(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Pauses a job.
	 * @param job the definition's name
	 * @param reason the reason, or {@code null}
	 * @throws org.springframework.dao.DuplicateKeyException when the job is already
	 * paused
	 */
	public void add(String job, @Nullable String reason) {
		this.jdbc.sql("insert into schedule_pause (job, reason, paused_at) values (:job, :reason, :now)")
			.param("job", job)
			.param("reason", (reason != null) ? SqlText.cut(reason, 2000) : null)
			.param("now", SqlTime.of(this.clock.instant()))
			.update();
	}

	/**
	 * Ends a pause.
	 * @param job the definition's name
	 * @return false when the job was not paused
	 */
	public boolean remove(String job) {
		return this.jdbc.sql("delete from schedule_pause where job = ?").param(job).update() > 0;
	}

	/**
	 * Finds the pause of a job.
	 * @param job the definition's name
	 * @return the pause, or empty when the job is not paused
	 */
	public Optional<JobPause> find(String job) {
		return this.jdbc.sql("select * from schedule_pause where job = ?").param(job).query(JobPauses::map).optional();
	}

	/**
	 * Returns all pauses.
	 * @return the pauses by job
	 */
	public List<JobPause> all() {
		return this.jdbc.sql("select * from schedule_pause order by job").query(JobPauses::map).list();
	}

	private static JobPause map(ResultSet row, int number) throws SQLException {
		return new JobPause(row.getString("job"), row.getString("reason"), SqlTime.get(row, "paused_at"));
	}

}
