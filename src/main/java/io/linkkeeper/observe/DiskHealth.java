package io.linkkeeper.observe;

import java.time.Duration;
import java.util.Optional;

import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.disk.DiskState;
import io.linkkeeper.text.FailureText;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Checks the room for the database and that commits reach its disk. Scarce room does not
 * affect the status. Thread-safe.
 */
final class DiskHealth implements HealthIndicator, AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(3);

	private final BoundedProbe<Optional<DiskState>> boundedProbe;

	DiskHealth(DataDisk disk) {
		this.boundedProbe = new BoundedProbe<>("disk-health", disk::state, TIMEOUT);
	}

	@Override
	public Health health() {
		try {
			return this.boundedProbe.call().map(DiskHealth::of).orElseGet(() -> Health.up().build());
		}
		catch (IllegalStateException ex) {
			return Health.down().withDetail("reason", FailureText.of(ex)).build();
		}
	}

	private static Health of(DiskState state) {
		return switch (state.level()) {
			case OK -> Health.up().withDetail("room", state.message()).build();
			case SCARCE -> Health.up().withDetail("warning", state.message()).build();
			case FULL -> Health.down().withDetail("reason", state.message()).build();
		};
	}

	@Override
	public void close() {
		this.boundedProbe.close();
	}

}
