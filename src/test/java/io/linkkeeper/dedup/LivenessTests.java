package io.linkkeeper.dedup;

import java.time.Instant;

import io.linkkeeper.Links;
import io.linkkeeper.link.LinkStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LivenessTests {

	private static final Instant AS_OF = Instant.parse("2026-06-01T04:15:00.700Z");

	@Test
	void neverExpiring() {
		assertThat(enabled(null)).isEqualTo(Liveness.RESOLVES);
	}

	@Test
	void expiringInThisVerySecond() {
		assertThat(enabled(Instant.parse("2026-06-01T04:15:00Z"))).isEqualTo(Liveness.RESOLVES);
	}

	@Test
	void expiredASecondAgo() {
		assertThat(enabled(Instant.parse("2026-06-01T04:14:59Z"))).isEqualTo(Liveness.DOES_NOT_RESOLVE);
	}

	@Test
	void expiryOfZero() {
		assertThat(enabled(Instant.EPOCH)).isEqualTo(Liveness.EXPIRES_AT_ZERO);
	}

	@Test
	void expiryBelowZero() {
		assertThat(enabled(Instant.ofEpochSecond(-5))).isEqualTo(Liveness.DOES_NOT_RESOLVE);
	}

	@Test
	void dateOfZerosInTheServersZone() {
		assertThat(enabled(Instant.ofEpochSecond(-62169966238L))).isEqualTo(Liveness.EXPIRES_ON_NO_DATE);
	}

	@Test
	void disabled() {
		assertThat(Liveness.of(Links.link("a", LinkStatus.DISABLED, null, Links.UPDATED_AT), AS_OF))
			.isEqualTo(Liveness.DOES_NOT_RESOLVE);
	}

	private static Liveness enabled(@Nullable Instant expiresAt) {
		return Liveness.of(Links.link("a", LinkStatus.ENABLED, expiresAt, Links.UPDATED_AT), AS_OF);
	}

}
