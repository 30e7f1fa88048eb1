package io.linkkeeper.notice;

import java.time.Instant;

import io.linkkeeper.Links;
import io.linkkeeper.history.Hold;
import io.linkkeeper.link.LinkStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NoticeRuleTests {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private static final Instant UNTIL = NOW.plusSeconds(60);

	private static String reason(LinkStatus status, @Nullable Instant expiresAt) {
		return new NoticeRule(NOW, UNTIL)
			.decide(Links.link("link0001", status, expiresAt, Links.UPDATED_AT), new Hold(null, "is not held back"))
			.reason();
	}

	@Test
	void tellsOfWhatStartsFromNowUntilTheEnd() {
		assertThat(startReason(UNTIL))
			.isEqualTo("starts at %s; told of is what starts from now until %s: this link too", UNTIL, UNTIL);
		assertThat(startReason(UNTIL.plusSeconds(1))).endsWith("until " + UNTIL);
	}

	private static String startReason(Instant startsAt) {
		return new NoticeRule(NOW, UNTIL)
			.decide(Links.link("link0001", LinkStatus.DISABLED, null, Links.UPDATED_AT),
					new Hold(startsAt, "is held back"))
			.reason();
	}

	@Test
	void tellsOfWhatExpiresFromNowUntilTheEnd() {
		assertThat(reason(LinkStatus.ENABLED, NOW))
			.isEqualTo("expires at %s; told of is what expires from now until %s" + ": this link too", NOW, UNTIL);
		assertThat(reason(LinkStatus.ENABLED, UNTIL)).endsWith(": this link too");
	}

	@Test
	void doesNotTellOfWhatExpiresEarlierOrLaterOrNever() {
		assertThat(reason(LinkStatus.ENABLED, NOW.minusSeconds(1))).endsWith("until " + UNTIL);
		assertThat(reason(LinkStatus.ENABLED, UNTIL.plusSeconds(1))).endsWith("until " + UNTIL);
		assertThat(reason(LinkStatus.ENABLED, null)).isEqualTo("never expires");
	}

	@Test
	void doesNotTellOfDisabledLinks() {
		assertThat(reason(LinkStatus.DISABLED, NOW)).isEqualTo("is not enabled, so it is not told of");
	}

}
