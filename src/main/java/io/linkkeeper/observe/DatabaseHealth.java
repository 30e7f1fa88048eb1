package io.linkkeeper.observe;

import java.time.Duration;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the database answers. Thread-safe.
 */
final class DatabaseHealth implements HealthIndicator, AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final Question<Long> question;

	DatabaseHealth(JdbcClient jdbc) {
		this.question = new Question<>("database-health",
				() -> jdbc.sql("select count(*) from run").query(Long.class).single(), PATIENCE);
	}

	@Override
	public Health health() {
		try {
			return Health.up().withDetail("runs", this.question.ask()).build();
		}
		catch (IllegalStateException ex) {
			return Health.down().withDetail("reason", String.valueOf(ex.getMessage())).build();
		}
	}

	@Override
	public void close() {
		this.question.close();
	}

}
