package io.linkkeeper.observe;

import java.time.Clock;
import java.time.Duration;

import io.linkkeeper.sql.SqlTime;
import io.linkkeeper.text.FailureText;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks that the database answers queries and takes writes. Thread-safe.
 */
final class DatabaseHealth implements HealthIndicator, AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(3);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final BoundedProbe<Long> boundedProbe;

	DatabaseHealth(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.boundedProbe = new BoundedProbe<>("database-health", this::check, TIMEOUT);
	}

	/** Writes the only row, which the first check inserts. */
	private long check() {
		if (write("update health_check set checked_at = :now where id = 1") == 0) {
			write("insert into health_check (id, checked_at) values (1, :now)");
		}
		return this.jdbc.sql("select count(*) from run").query(Long.class).single();
	}

	private int write(String statement) {
		return this.jdbc.sql(statement).param("now", SqlTime.of(this.clock.instant())).update();
	}

	@Override
	public Health health() {
		try {
			return Health.up().withDetail("runs", this.boundedProbe.call()).build();
		}
		catch (IllegalStateException ex) {
			return Health.down().withDetail("reason", FailureText.of(ex)).build();
		}
	}

	@Override
	public void close() {
		this.boundedProbe.close();
	}

}
