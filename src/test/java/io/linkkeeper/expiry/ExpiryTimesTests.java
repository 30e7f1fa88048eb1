package io.linkkeeper.expiry;

import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.Links;
import io.linkkeeper.definition.rule.ExpireAction;
import io.linkkeeper.definition.rule.ExpireSettings;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the time limits of an expire run.
 */
class ExpiryTimesTests {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private static final ExpiryTimes AT_ONCE = times(Duration.ZERO, Duration.ofDays(30));

	private static ExpiryTimes times(Duration grace, @Nullable Duration deleteAfter) {
		return ExpiryTimes.of(NOW, new ExpireSettings(grace, ExpireAction.DISABLE, deleteAfter, false, null));
	}

	private static ShortLink expiring(@Nullable Instant expiresAt) {
		return Links.link("link0001", LinkStatus.ENABLED, expiresAt, Links.UPDATED_AT);
	}

	private static ShortLink updated(Instant updatedAt) {
		return Links.link("link0001", LinkStatus.DISABLED, Links.CREATED_AT, updatedAt);
	}

	@Test
	void keepsLinkExpiringNow() {
		assertThat(AT_ONCE.hasExpired(expiring(NOW))).isFalse();
	}

	@Test
	void findsLinkThatExpiredASecondAgo() {
		assertThat(AT_ONCE.hasExpired(expiring(NOW.minusSeconds(1)))).isTrue();
	}

	@Test
	void keepsLinkWithoutExpiry() {
		assertThat(AT_ONCE.hasExpired(expiring(null))).isFalse();
	}

	@Test
	void keepsLinksWhoseExpiryIsZeroOrLess() {
		assertThat(AT_ONCE.hasExpired(expiring(Instant.EPOCH))).isFalse();
		assertThat(AT_ONCE.hasExpired(expiring(Instant.ofEpochSecond(-5)))).isFalse();
		assertThat(AT_ONCE.hasExpired(expiring(Instant.ofEpochSecond(-62_169_966_238L)))).isFalse();
	}

	@Test
	void findsLinkThatExpiredInTheFirstSecond() {
		assertThat(AT_ONCE.hasExpired(expiring(Instant.ofEpochSecond(1)))).isTrue();
	}

	@Test
	void keepsLinkThroughItsGrace() {
		ExpiryTimes aDayLater = times(Duration.ofDays(1), null);
		assertThat(aDayLater.hasExpired(expiring(NOW.minus(Duration.ofDays(1))))).isFalse();
		assertThat(aDayLater.hasExpired(expiring(NOW.minus(Duration.ofDays(1)).minusSeconds(1)))).isTrue();
	}

	@Test
	void roundsAGraceOfLessThanASecondUp() {
		ExpiryTimes halfASecondLater = times(Duration.ofMillis(500), null);
		assertThat(halfASecondLater.hasExpired(expiring(NOW.minusSeconds(1)))).isFalse();
		assertThat(halfASecondLater.hasExpired(expiring(NOW.minusSeconds(2)))).isTrue();
	}

	@Test
	void isQuietFromTheVerySecondOn() {
		assertThat(AT_ONCE.isUnchangedLongEnough(updated(NOW.minus(Duration.ofDays(30))))).isTrue();
		assertThat(AT_ONCE.isUnchangedLongEnough(updated(NOW.minus(Duration.ofDays(30)).plusSeconds(1)))).isFalse();
	}

	@Test
	void isNeverQuietWithoutStageTwo() {
		assertThat(times(Duration.ZERO, null).isUnchangedLongEnough(updated(Links.CREATED_AT))).isFalse();
	}

	@Test
	void asksForEnabledLinksOnlyWithoutStageTwo() {
		assertThat(times(Duration.ZERO, null).selections()).hasSize(1)
			.allMatch((selection) -> !selection.matches(updated(Links.UPDATED_AT)));
	}

	@Test
	void asksForTheSameLinksAsItFinds() {
		for (long second = -3; second <= 3; second++) {
			Instant expiresAt = NOW.plusSeconds(second);
			assertThat(AT_ONCE.selections().get(0).matches(expiring(expiresAt))).as("%s", expiresAt)
				.isEqualTo(AT_ONCE.hasExpired(expiring(expiresAt)));
			Instant updatedAt = NOW.minus(Duration.ofDays(30)).plusSeconds(second);
			assertThat(AT_ONCE.selections().get(1).matches(updated(updatedAt))).as("%s", updatedAt)
				.isEqualTo(AT_ONCE.isUnchangedLongEnough(updated(updatedAt)));
		}
	}

}
