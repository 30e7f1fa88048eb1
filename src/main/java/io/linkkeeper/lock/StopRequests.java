package io.linkkeeper.lock;

import java.time.Clock;
import java.util.Set;

import io.linkkeeper.sql.SqlTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repository of requests to stop runs that other processes execute, in table {@code run}.
 * The next execution of a run clears its request. Thread-safe.
 */
@Repository
public class StopRequests {

	private final JdbcClient jdbc;

	private final Clock clock;

	StopRequests(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Requests the process that executes a run to stop it.
	 * @param id the run id
	 */
	@Transactional
	public void add(long id) {
		this.jdbc.sql("update run set stop_requested_at = ? where id = ? and stop_requested_at is null")
			.params(SqlTime.of(this.clock.instant()), id)
			.update();
	}

	/**
	 * Returns those of some runs that have a stop request.
	 * @param ids the run ids, not empty
	 * @return the runs to stop
	 */
	public Set<Long> among(Set<Long> ids) {
		return this.jdbc.sql("select id from run where id in (:ids) and stop_requested_at is not null")
			.param("ids", ids)
			.query(Long.class)
			.set();
	}

}
