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
 * are cached for a minute, failures for five seconds, independent of the number of
 * callers. Thread-safe.
 */
final class ApiHealth implements HealthIndicator, AutoCloseable {

	static final Duration CACHE_TTL = Duration.ofMinutes(1);

	/** A failure may end at any time. */
	static final Duration FAILURE_CACHE_TTL = Duration.ofSeconds(5);

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
			Finding recent = recent();
			return (recent.isUp() ? Health.up() : Health.down()).withDetails(recent.accounts()).build();
		}
		catch (IllegalStateException ex) {
			return Health.down().withDetail("reason", FailureText.of(ex)).build();
		}
	}

	private Finding recent() {
		Finding recent = this.last;
		return (recent != null && recent.isValidAt(this.clock.instant())) ? recent : this.boundedProbe.call();
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

		boolean isUp() {
			return this.accounts.values().stream().allMatch(REACHED::equals);
		}

		/** One of the future was made while the clock was ahead. */
		boolean isValidAt(Instant now) {
			return !now.isBefore(this.at) && now.isBefore(this.at.plus(isUp() ? CACHE_TTL : FAILURE_CACHE_TTL));
		}

	}

}
