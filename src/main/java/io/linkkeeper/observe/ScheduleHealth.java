package io.linkkeeper.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.history.RunQueries;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the scheduler works, and when each scheduled job was last done. A job that has
 * not been done for long is for people to judge: it makes nothing unhealthy. Thread-safe.
 */
final class ScheduleHealth implements HealthIndicator, AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final Scheduler scheduler;

	private final Question<Map<String, String>> question;

	ScheduleHealth(Scheduler scheduler, Jobs jobs, RunQueries queries) {
		this.scheduler = scheduler;
		this.question = new Question<>("schedule-health", () -> lastDone(jobs, queries), PATIENCE);
	}

	private static Map<String, String> lastDone(Jobs jobs, RunQueries queries) {
		Map<String, Instant> done = queries.lastDone();
		Map<String, String> scheduled = new TreeMap<>();
		jobs.scheduled().forEach((job) -> {
			Instant at = done.get(job);
			scheduled.put(job, (at != null) ? at.toString() : "never");
		});
		return scheduled;
	}

	@Override
	public Health health() {
		try {
			boolean runs = this.scheduler.isStarted() && !this.scheduler.isInStandbyMode()
					&& !this.scheduler.isShutdown();
			return (runs ? Health.up() : Health.down()).withDetail("scheduler", runs ? "running" : "not running")
				.withDetail("lastDone", this.question.ask())
				.build();
		}
		catch (SchedulerException | IllegalStateException ex) {
			return Health.down().withDetail("reason", String.valueOf(ex.getMessage())).build();
		}
	}

	@Override
	public void close() {
		this.question.close();
	}

}
