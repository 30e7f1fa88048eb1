package io.linkkeeper.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.account.AccountProbe;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the API lets each account in that a definition names. The API is asked once a
 * minute at most, however often others ask here. Thread-safe.
 */
final class ApiHealth implements HealthIndicator, AutoCloseable {

	static final Duration GOOD_FOR = Duration.ofMinutes(1);

	private static final Duration PATIENCE = Duration.ofSeconds(8);

	private static final String REACHED = "reached";

	private final Jobs jobs;

	private final AccountProbe probe;

	private final Clock clock;

	private final Question<Finding> question;

	private volatile @Nullable Finding last;

	ApiHealth(Jobs jobs, AccountProbe probe, Clock clock) {
		this.jobs = jobs;
		this.probe = probe;
		this.clock = clock;
		this.question = new Question<>("api-health", this::look, PATIENCE);
	}

	@Override
	public Health health() {
		try {
			Map<String, String> accounts = recent().accounts();
			boolean up = accounts.values().stream().allMatch(REACHED::equals);
			return (up ? Health.up() : Health.down()).withDetails(accounts).build();
		}
		catch (IllegalStateException ex) {
			return Health.down().withDetail("reason", String.valueOf(ex.getMessage())).build();
		}
	}

	private Finding recent() {
		Finding recent = this.last;
		boolean good = recent != null && this.clock.instant().isBefore(recent.at().plus(GOOD_FOR));
		return (recent != null && good) ? recent : this.question.ask();
	}

	private Finding look() {
		Map<String, String> accounts = new TreeMap<>();
		this.jobs.accounts().forEach((account) -> accounts.put(account, this.probe.problem(account).orElse(REACHED)));
		Finding finding = new Finding(this.clock.instant(), accounts);
		this.last = finding;
		return finding;
	}

	@Override
	public void close() {
		this.question.close();
	}

	private record Finding(Instant at, Map<String, String> accounts) {

	}

}
