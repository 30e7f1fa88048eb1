package io.linkkeeper.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.account.AccountProbe;
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Checks that a session can be started for each account named in a definition. Results
 * are cached for a minute, independent of the number of callers. Thread-safe.
 */
final class ApiHealth implements HealthIndicator, AutoCloseable {

	static final Duration CACHE_TTL = Duration.ofMinutes(1);

	private static final Duration TIMEOUT = Duration.ofSeconds(8);

	private static final String REACHED = "reached";

	private final CurrentDefinitions jobs;

	private final AccountProbe probe;

	private final Clock clock;

	private final BoundedProbe<Finding> boundedProbe;

	private volatile @Nullable Finding last;

	ApiHealth(CurrentDefinitions jobs, AccountProbe probe, Clock clock) {
		this.jobs = jobs;
		this.probe = probe;
		this.clock = clock;
		this.boundedProbe = new BoundedProbe<>("api-health", this::check, TIMEOUT);
	}

	@Override
	public Health health() {
		try {
			Map<String, String> accounts = recent().accounts();
			boolean up = accounts.values().stream().allMatch(REACHED::equals);
			return (up ? Health.up() : Health.down()).withDetails(accounts).build();
		}
		catch (IllegalStateException ex) {
			return Health.down().withDetail("reason", FailureText.of(ex)).build();
		}
	}

	private Finding recent() {
		Finding recent = this.last;
		boolean valid = recent != null && this.clock.instant().isBefore(recent.at().plus(CACHE_TTL));
		return (recent != null && valid) ? recent : this.boundedProbe.call();
	}

	private Finding check() {
		Map<String, String> accounts = new TreeMap<>();
		this.jobs.accounts().forEach((account) -> accounts.put(account, this.probe.problem(account).orElse(REACHED)));
		Finding finding = new Finding(this.clock.instant(), accounts);
		this.last = finding;
		return finding;
	}

	@Override
	public void close() {
		this.boundedProbe.close();
	}

	private record Finding(Instant at, Map<String, String> accounts) {

	}

}
