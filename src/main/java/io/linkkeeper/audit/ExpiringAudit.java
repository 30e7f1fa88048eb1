package io.linkkeeper.audit;

import java.time.Clock;
import java.time.Instant;

import io.linkkeeper.sql.ExpiringRows;
import io.linkkeeper.sql.SqlTime;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Retention of the audit, which is kept longer than the runs.
 */
@Order(3)
@Repository
@EnableConfigurationProperties(AuditProperties.class)
class ExpiringAudit implements ExpiringRows {

	private final JdbcClient jdbc;

	private final AuditProperties properties;

	private final Clock clock;

	ExpiringAudit(JdbcClient jdbc, AuditProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public long countBefore(Instant before) {
		return this.jdbc.sql("select count(*) from audit where acted_at < ?")
			.param(SqlTime.of(earlier(before)))
			.query(Long.class)
			.single();
	}

	@Override
	public int removeBefore(Instant before, int atMost) {
		return this.jdbc.sql("""
				delete from audit where id in (
					select id from audit where acted_at < :before order by id fetch first :rows rows only)
				""").param("before", SqlTime.of(earlier(before))).param("rows", atMost).update();
	}

	private Instant earlier(Instant before) {
		Instant own = this.clock.instant().minus(this.properties.retain());
		return own.isBefore(before) ? own : before;
	}

}
