package io.linkkeeper.console.frame;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShownTimeTests {

	private static final Instant TIME = Instant.parse("2026-06-01T12:00:00.5Z");

	@Test
	void showsTheZoneOfTheJobBesideUtc() {
		assertThat(ShownTime.of(TIME, ZoneId.of("Europe/Berlin"))).isEqualTo(
				new ShownTime("2026-06-01T12:00:00Z", "2026-06-01 14:00:00 Europe/Berlin", "2026-06-01 12:00:00 UTC"));
	}

	@Test
	void showsUtcOnce() {
		assertThat(ShownTime.of(TIME, ZoneId.of("UTC")).isUtc()).isTrue();
		assertThat(ShownTime.of(TIME, ZoneOffset.UTC).isUtc()).isTrue();
	}

}
