package io.linkkeeper.schedule.firing;

import java.time.Instant;

import io.linkkeeper.sql.ExpiringRows;
import io.linkkeeper.sql.SqlTime;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Retention of firings. Those with an unfinished run are kept, regardless of their age.
 */
@Order(1)
@Repository
class ExpiringFirings implements ExpiringRows {

	private final JdbcClient jdbc;

	ExpiringFirings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public long countBefore(Instant before) {
		return this.jdbc.sql("select count(*) from schedule_fire where scheduled_at < ? and not open")
			.param(SqlTime.of(before))
			.query(Long.class)
			.single();
	}

	@Override
	public int removeBefore(Instant before, int atMost) {
		return this.jdbc.sql("""
				delete from schedule_fire where (job, account, scheduled_at) in (
					select job, account, scheduled_at from schedule_fire where scheduled_at < :before and not open
					order by job, account, scheduled_at fetch first :rows rows only)
				""").param("before", SqlTime.of(before)).param("rows", atMost).update();
	}

}
