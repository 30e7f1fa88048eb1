package io.linkkeeper.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.history.RunQueries;
import io.linkkeeper.schedule.Watchdog;
import io.linkkeeper.text.FailureText;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Checks that the scheduler is running and that no job is overdue, and reports the last
 * completion of each scheduled job, which does not affect the status. Thread-safe.
 */
final class ScheduleHealth implements HealthIndicator, AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(3);

	private final Scheduler scheduler;

	private final BoundedProbe<Map<String, String>> boundedProbe;

	private final BoundedProbe<Map<String, Instant>> overdue;

	ScheduleHealth(Scheduler scheduler, Watchdog watchdog, CurrentDefinitions jobs, RunQueries queries) {
		this.scheduler = scheduler;
		this.overdue = new BoundedProbe<>("overdue-health", watchdog::overdue, TIMEOUT);
		this.boundedProbe = new BoundedProbe<>("schedule-health", () -> lastDone(jobs, queries), TIMEOUT);
	}

	private static Map<String, String> lastDone(CurrentDefinitions jobs, RunQueries queries) {
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
			Map<String, Instant> late = this.overdue.call();
			Health.Builder health = (runs && late.isEmpty()) ? Health.up() : Health.down();
			if (!late.isEmpty()) {
				health.withDetail("overdue", late);
			}
			return health.withDetail("scheduler", runs ? "running" : "not running")
				.withDetail("lastDone", this.boundedProbe.call())
				.build();
		}
		catch (SchedulerException | IllegalStateException ex) {
			return Health.down().withDetail("reason", FailureText.of(ex)).build();
		}
	}

	@Override
	public void close() {
		this.boundedProbe.close();
		this.overdue.close();
	}

}
