package io.linkkeeper.observe;

import java.time.Duration;

import io.linkkeeper.text.FailureText;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks that the database answers queries. Thread-safe.
 */
final class DatabaseHealth implements HealthIndicator, AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(3);

	private final BoundedProbe<Long> boundedProbe;

	DatabaseHealth(JdbcClient jdbc) {
		this.boundedProbe = new BoundedProbe<>("database-health",
				() -> jdbc.sql("select count(*) from run").query(Long.class).single(), TIMEOUT);
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
