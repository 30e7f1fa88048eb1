package io.linkkeeper.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.linkkeeper.Links;
import io.linkkeeper.definition.rule.ExpireAction;
import io.linkkeeper.definition.rule.ExpireSettings;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the decisions about expired links.
 */
class ExpiryRuleTests {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private static final Instant EXPIRY = NOW.minus(Duration.ofDays(40));

	private static final Instant DISABLED_AT = NOW.minus(Duration.ofDays(35));

	private static final Duration MONTH = Duration.ofDays(30);

	private static final String ELSEWHERE = "https://example.com/over";

	private static final ShortLink ENABLED = Links.link("link0001", LinkStatus.ENABLED, EXPIRY, Links.UPDATED_AT);

	private static final ShortLink DISABLED = Links.link("link0001", LinkStatus.DISABLED, EXPIRY, DISABLED_AT);

	private static final PastChange OUR_DISABLE = past("expire", ChangeState.APPLIED, false, DISABLED_AT);

	private static final String NOT_AS_LEFT = "has expired and is disabled, but not as an expire run left it";

	private static PastChange past(String type, ChangeState state, boolean alreadySo, @Nullable Instant left) {
		return new PastChange(7, type, ENABLED.id(), Links.disable(ENABLED),
				new PastChange.Result(state, alreadySo, DISABLED_AT, left));
	}

	private static ExpireSettings settings(ExpireAction action, @Nullable Duration deleteAfter, boolean others) {
		return new ExpireSettings(Duration.ZERO, action, deleteAfter, others, null);
	}

	private static Decision decide(ExpireSettings settings, ShortLink link, @Nullable PastChange last) {
		return new ExpiryRule(settings, ExpiryTimes.of(NOW, settings)).decide(new ExpiryRule.Subject(link, last));
	}

	private static Decision deleteDisabled(ShortLink link, @Nullable PastChange last) {
		return decide(settings(ExpireAction.DISABLE, MONTH, false), link, last);
	}

	private static void assertUnchanged(Decision decision, String reason) {
		assertThat(decision).isInstanceOf(Unchanged.class);
		assertThat(decision.reason()).isEqualTo(reason);
	}

	private static String changedAt(Instant time) {
		return "has expired and is disabled; it was changed at %s, and due is what was not changed since %s"
			.formatted(time, NOW.minus(MONTH));
	}

	@Test
	void keepsLinkThatExpiresBefore1970() {
		ShortLink link = Links.link("link0001", LinkStatus.ENABLED, Instant.ofEpochSecond(-5), Links.UPDATED_AT);
		assertUnchanged(decide(settings(ExpireAction.DELETE, null, false), link, null),
				"expires at 1969-12-31T23:59:55Z, which no job takes for an expiry");
	}

	@Test
	void keepsLinkThatNeverExpires() {
		ExpireSettings settings = settings(ExpireAction.DELETE, null, false);
		assertUnchanged(decide(settings, Links.link("link0001"), null), "never expires");
		ShortLink zero = Links.link("link0001", LinkStatus.ENABLED, Instant.EPOCH, Links.UPDATED_AT);
		assertUnchanged(decide(settings, zero, null), "never expires");
	}

	@Test
	void disablesExpiredLinkAndSaysWhy() {
		Decision decision = decide(settings(ExpireAction.DISABLE, null, false), ENABLED, null);
		assertThat(decision)
			.isEqualTo(LinkChange.update(ENABLED, LinkFields.status(LinkStatus.DISABLED), "expired on " + EXPIRY));
	}

	@Test
	void deletesExpiredLinkIfConfigured() {
		Decision decision = decide(settings(ExpireAction.DELETE, null, false), ENABLED, null);
		assertThat(decision).isEqualTo(LinkChange.delete(ENABLED, "expired on " + EXPIRY));
	}

	@Test
	void leadsExpiredLinkElsewhereAndClearsItsExpiry() {
		ExpireSettings settings = new ExpireSettings(Duration.ZERO, ExpireAction.REDIRECT, null, false, ELSEWHERE);
		assertThat(decide(settings, ENABLED, null)).isEqualTo(
				LinkChange.update(ENABLED, LinkFields.none().with(LinkField.FULL_URL, ELSEWHERE).withExpiresAt(null),
						"expired on %s; leads to %s instead".formatted(EXPIRY, ELSEWHERE)));
	}

	@Test
	void keepsExpiredLinkThatLeadsElsewhereAlready() {
		ExpireSettings settings = new ExpireSettings(Duration.ZERO, ExpireAction.REDIRECT, null, false,
				Objects.requireNonNull(ENABLED.fullUrl()));
		assertUnchanged(decide(settings, ENABLED, null),
				"has expired and leads to https://example.com/link0001 already");
	}

	@Test
	void keepsLinkExpiringNow() {
		ShortLink now = Links.link("link0001", LinkStatus.ENABLED, NOW, Links.UPDATED_AT);
		assertUnchanged(decide(settings(ExpireAction.DELETE, null, false), now, null),
				"expires at %s; due is what expired before %s".formatted(NOW, NOW));
	}

	@Test
	void keepsDisabledLinkWithoutStageTwo() {
		assertUnchanged(decide(settings(ExpireAction.DISABLE, null, false), DISABLED, OUR_DISABLE),
				"has expired and is disabled; without deleteAfter it stays so");
	}

	@Test
	void keepsDeletedLink() {
		ShortLink deleted = Links.link("link0001", LinkStatus.DELETED, EXPIRY, DISABLED_AT);
		assertUnchanged(deleteDisabled(deleted, OUR_DISABLE), "is deleted");
	}

	@Test
	void deletesWhatAnExpireRunDisabledAMonthAgo() {
		Decision decision = deleteDisabled(DISABLED, OUR_DISABLE);
		assertThat(decision).isEqualTo(LinkChange.delete(DISABLED, decision.reason()));
		assertThat(decision.reason()).isEqualTo("expired on %s, disabled by run 7 on %s and not touched since", EXPIRY,
				DISABLED_AT);
	}

	@Test
	void keepsWhatWasDisabledLessThanAMonthAgo() {
		Instant lately = NOW.minus(MONTH).plusSeconds(1);
		ShortLink link = Links.link("link0001", LinkStatus.DISABLED, EXPIRY, lately);
		assertUnchanged(deleteDisabled(link, past("expire", ChangeState.APPLIED, false, lately)), changedAt(lately));
	}

	@Test
	void keepsWhatGotALaterExpirySince() {
		ShortLink link = Links.link("link0001", LinkStatus.DISABLED, NOW.plus(MONTH), DISABLED_AT);
		assertUnchanged(deleteDisabled(link, OUR_DISABLE),
				"expires at %s; due is what expired before %s".formatted(NOW.plus(MONTH), NOW));
	}

	@Test
	void keepsWhatNoRunEverTouched() {
		assertUnchanged(deleteDisabled(DISABLED, null), "has expired and is disabled, but not by a run of ours");
	}

	@Test
	void keepsWhatWasDisabledAlreadyWhenWeCame() {
		assertUnchanged(deleteDisabled(DISABLED, past("expire", ChangeState.APPLIED, true, null)), NOT_AS_LEFT);
	}

	@Test
	void keepsWhatAnotherTypeOfJobDisabled() {
		assertUnchanged(deleteDisabled(DISABLED, past("dedup", ChangeState.APPLIED, false, DISABLED_AT)), NOT_AS_LEFT);
		assertUnchanged(deleteDisabled(DISABLED, past("cascade", ChangeState.APPLIED, false, DISABLED_AT)),
				NOT_AS_LEFT);
	}

	@Test
	void keepsWhatWeMayHaveTouchedLast() {
		assertUnchanged(deleteDisabled(DISABLED, past("expire", ChangeState.UNKNOWN, false, null)), NOT_AS_LEFT);
		assertUnchanged(deleteDisabled(DISABLED, past("expire", ChangeState.SENT, false, null)), NOT_AS_LEFT);
	}

	@Test
	void keepsWhatWasUpdatedAtAnotherTimeThanWeLeftIt() {
		assertUnchanged(
				deleteDisabled(DISABLED, past("expire", ChangeState.APPLIED, false, DISABLED_AT.minusSeconds(1))),
				NOT_AS_LEFT);
		assertUnchanged(deleteDisabled(DISABLED, past("expire", ChangeState.APPLIED, false, null)), NOT_AS_LEFT);
	}

	@Test
	void keepsLinkRenamedInTheSecondItWasDisabled() {
		assertUnchanged(deleteDisabled(Links.withName(DISABLED, "keep this one"),
				past("expire", ChangeState.APPLIED, false, Links.UPDATED_AT.plusSeconds(1))), NOT_AS_LEFT);
	}

	@Test
	void keepsWhatWeReEnabledLast() {
		LinkChange enable = LinkChange.update(ENABLED, LinkFields.status(LinkStatus.ENABLED), "undo");
		assertUnchanged(
				deleteDisabled(DISABLED,
						new PastChange(8, "expire", ENABLED.id(), enable,
								new PastChange.Result(ChangeState.APPLIED, false, DISABLED_AT, DISABLED_AT))),
				NOT_AS_LEFT);
	}

	@Test
	void keepsWhatAnExpireRunChangedInAnotherWay() {
		LinkFields more = LinkFields.status(LinkStatus.DISABLED).with(LinkField.NAME, null);
		PastChange last = new PastChange(8, "expire", ENABLED.id(), LinkChange.update(ENABLED, more, "by hand"),
				new PastChange.Result(ChangeState.APPLIED, false, DISABLED_AT, DISABLED_AT));
		assertUnchanged(deleteDisabled(DISABLED, last), NOT_AS_LEFT);
	}

	@Test
	void deletesLinksDisabledByOthersOnlyIfConfigured() {
		Decision decision = decide(settings(ExpireAction.DISABLE, MONTH, true), DISABLED, null);
		assertThat(decision).isEqualTo(LinkChange.delete(DISABLED, decision.reason()));
		assertThat(decision.reason()).contains("not touched since " + DISABLED_AT);
	}

	@Test
	void keepsWhatOthersDisabledLately() {
		ShortLink lately = Links.link("link0001", LinkStatus.DISABLED, EXPIRY, NOW.minusSeconds(5));
		assertUnchanged(decide(settings(ExpireAction.DISABLE, MONTH, true), lately, null),
				changedAt(NOW.minusSeconds(5)));
	}

}
