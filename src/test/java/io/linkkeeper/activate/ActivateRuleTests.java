package io.linkkeeper.activate;

import java.time.Instant;

import io.linkkeeper.Links;
import io.linkkeeper.history.Hold;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ActivateRuleTests {

	private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

	private static Decision decide(@Nullable Instant startsAt, @Nullable Instant expiresAt) {
		ShortLink link = Links.link("link0001", LinkStatus.DISABLED, expiresAt, Links.UPDATED_AT);
		return new ActivateRule(NOW).decide(new ActivateRule.Subject(link, new Hold(startsAt, "as the ledger says")));
	}

	private static void assertUnchanged(Decision decision, String reason) {
		assertThat(decision).isInstanceOf(Unchanged.class);
		assertThat(decision.reason()).isEqualTo(reason);
	}

	@Test
	void enablesLinkThatStartsNow() {
		LinkChange change = (LinkChange) decide(NOW, null);
		assertThat(change.kind()).isEqualTo(ChangeKind.ENABLE);
		assertThat(change.start()).isEqualTo(new StartChange(NOW, null));
		assertThat(change.reason()).isEqualTo("starts at 2026-12-01T08:00:00Z");
	}

	@Test
	void enablesLinkThatShouldHaveStarted() {
		assertThat(decide(NOW.minusSeconds(86_400), NOW.plusSeconds(1))).isInstanceOf(LinkChange.class);
		assertThat(decide(NOW, Instant.EPOCH)).as("never expires").isInstanceOf(LinkChange.class);
	}

	@Test
	void keepsLinkThatStartsLater() {
		assertUnchanged(decide(NOW.plusSeconds(1), null), "as the ledger says");
	}

	@Test
	void keepsLinkThatIsNotHeldBack() {
		assertUnchanged(decide(null, null), "as the ledger says");
	}

	@Test
	void keepsLinkThatHasExpiredMeanwhile() {
		assertUnchanged(decide(NOW.minusSeconds(60), NOW.minusSeconds(1)),
				"as the ledger says, but it expired on 2026-12-01T07:59:59Z");
	}

}
