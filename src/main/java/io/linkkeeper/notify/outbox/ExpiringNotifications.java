package io.linkkeeper.notify.outbox;

import java.time.Instant;

import io.linkkeeper.sql.ExpiringRows;
import io.linkkeeper.sql.SqlTime;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Retention of settled notifications. Waiting ones are kept, regardless of their age.
 */
@Component
@Order(2)
class ExpiringNotifications implements ExpiringRows {

	private final JdbcClient jdbc;

	ExpiringNotifications(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public long countBefore(Instant before) {
		return this.jdbc.sql("select count(*) from notification where settled_at < ?")
			.param(SqlTime.of(before))
			.query(Long.class)
			.single();
	}

	@Override
	public int removeBefore(Instant before, int atMost) {
		return this.jdbc.sql("""
				delete from notification where id in (
					select id from notification where settled_at < :before order by id fetch first :rows rows only)
				""").param("before", SqlTime.of(before)).param("rows", atMost).update();
	}

}
