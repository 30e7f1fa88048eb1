package io.linkkeeper.expiry;

import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.Links;
import io.linkkeeper.definition.ExpireAction;
import io.linkkeeper.definition.ExpireSettings;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What expiry does with a link.
 */
class ExpiryRuleTests {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private static final Instant EXPIRY = NOW.minus(Duration.ofDays(40));

	private static final Instant DISABLED_AT = NOW.minus(Duration.ofDays(35));

	private static final Duration MONTH = Duration.ofDays(30);

	private static final ShortLink ENABLED = Links.link("link0001", LinkStatus.ENABLED, EXPIRY, Links.UPDATED_AT);

	private static final ShortLink DISABLED = Links.link("link0001", LinkStatus.DISABLED, EXPIRY, DISABLED_AT);

	private static final PastChange OUR_DISABLE = past("expire", ChangeState.APPLIED, false, DISABLED_AT);

	private static PastChange past(String type, ChangeState state, boolean alreadySo, @Nullable Instant left) {
		return new PastChange(7, type, ENABLED.id(), Links.disable(ENABLED),
				new PastChange.Result(state, alreadySo, DISABLED_AT, left));
	}

	private static ExpireSettings settings(ExpireAction action, @Nullable Duration deleteAfter, boolean others) {
		return new ExpireSettings(Duration.ZERO, action, deleteAfter, others);
	}

	private static @Nullable LinkChange decide(ExpireSettings settings, ShortLink link, @Nullable PastChange last) {
		return new ExpiryRule(settings, ExpiryTimes.of(NOW, settings)).process(new ExpiryRule.Subject(link, last));
	}

	private static @Nullable LinkChange clear(ShortLink link, @Nullable PastChange last) {
		return decide(settings(ExpireAction.DISABLE, MONTH, false), link, last);
	}

	@Test
	void disablesExpiredLinkAndSaysWhy() {
		LinkChange change = decide(settings(ExpireAction.DISABLE, null, false), ENABLED, null);
		assertThat(change)
			.isEqualTo(LinkChange.update(ENABLED, LinkFields.status(LinkStatus.DISABLED), "expired on " + EXPIRY));
	}

	@Test
	void deletesExpiredLinkWhenTold() {
		LinkChange change = decide(settings(ExpireAction.DELETE, null, false), ENABLED, null);
		assertThat(change).isEqualTo(LinkChange.delete(ENABLED, "expired on " + EXPIRY));
	}

	@Test
	void keepsLinkExpiringNow() {
		ShortLink now = Links.link("link0001", LinkStatus.ENABLED, NOW, Links.UPDATED_AT);
		assertThat(decide(settings(ExpireAction.DELETE, null, false), now, null)).isNull();
	}

	@Test
	void keepsDisabledLinkWithoutStageTwo() {
		assertThat(decide(settings(ExpireAction.DISABLE, null, false), DISABLED, OUR_DISABLE)).isNull();
	}

	@Test
	void keepsDeletedLink() {
		ShortLink deleted = Links.link("link0001", LinkStatus.DELETED, EXPIRY, DISABLED_AT);
		assertThat(clear(deleted, OUR_DISABLE)).isNull();
	}

	@Test
	void deletesWhatAnExpireRunDisabledAMonthAgo() {
		LinkChange change = clear(DISABLED, OUR_DISABLE);
		assertThat(change).isNotNull();
		assertThat(change.action()).isEqualTo(LinkAction.DELETE);
		assertThat(change.reason()).isEqualTo("expired on %s, disabled by run 7 on %s and not touched since", EXPIRY,
				DISABLED_AT);
	}

	@Test
	void keepsWhatWasDisabledLessThanAMonthAgo() {
		Instant lately = NOW.minus(MONTH).plusSeconds(1);
		ShortLink link = Links.link("link0001", LinkStatus.DISABLED, EXPIRY, lately);
		assertThat(clear(link, past("expire", ChangeState.APPLIED, false, lately))).isNull();
	}

	@Test
	void keepsWhatGotALaterExpirySince() {
		ShortLink link = Links.link("link0001", LinkStatus.DISABLED, NOW.plus(MONTH), DISABLED_AT);
		assertThat(clear(link, OUR_DISABLE)).isNull();
	}

	@Test
	void keepsWhatNoRunEverTouched() {
		assertThat(clear(DISABLED, null)).isNull();
	}

	@Test
	void keepsWhatWasDisabledAlreadyWhenWeCame() {
		assertThat(clear(DISABLED, past("expire", ChangeState.APPLIED, true, null))).isNull();
	}

	@Test
	void keepsWhatAnotherTypeOfJobDisabled() {
		assertThat(clear(DISABLED, past("dedup", ChangeState.APPLIED, false, DISABLED_AT))).isNull();
		assertThat(clear(DISABLED, past("cascade", ChangeState.APPLIED, false, DISABLED_AT))).isNull();
	}

	@Test
	void keepsWhatWeMayHaveTouchedLast() {
		assertThat(clear(DISABLED, past("expire", ChangeState.UNKNOWN, false, null))).isNull();
		assertThat(clear(DISABLED, past("expire", ChangeState.SENT, false, null))).isNull();
	}

	@Test
	void keepsWhatWasUpdatedAtAnotherTimeThanWeLeftIt() {
		assertThat(clear(DISABLED, past("expire", ChangeState.APPLIED, false, DISABLED_AT.minusSeconds(1)))).isNull();
		assertThat(clear(DISABLED, past("expire", ChangeState.APPLIED, false, null))).isNull();
	}

	@Test
	void keepsWhatSomeoneRenamedInTheSecondWeDisabledIt() {
		assertThat(clear(Links.withName(DISABLED, "keep this one"),
				past("expire", ChangeState.APPLIED, false, Links.UPDATED_AT.plusSeconds(1))))
			.isNull();
	}

	@Test
	void keepsWhatWeReEnabledLast() {
		LinkChange enable = LinkChange.update(ENABLED, LinkFields.status(LinkStatus.ENABLED), "undo");
		assertThat(clear(DISABLED, new PastChange(8, "expire", ENABLED.id(), enable,
				new PastChange.Result(ChangeState.APPLIED, false, DISABLED_AT, DISABLED_AT))))
			.isNull();
	}

	@Test
	void keepsWhatAnExpireRunChangedInAnotherWay() {
		LinkFields more = LinkFields.status(LinkStatus.DISABLED).with(LinkField.NAME, null);
		PastChange last = new PastChange(8, "expire", ENABLED.id(), LinkChange.update(ENABLED, more, "by hand"),
				new PastChange.Result(ChangeState.APPLIED, false, DISABLED_AT, DISABLED_AT));
		assertThat(clear(DISABLED, last)).isNull();
	}

	@Test
	void deletesWhatOthersDisabledOnlyWhenTold() {
		LinkChange change = decide(settings(ExpireAction.DISABLE, MONTH, true), DISABLED, null);
		assertThat(change).isNotNull();
		assertThat(change.reason()).contains("not touched since " + DISABLED_AT);
	}

	@Test
	void keepsWhatOthersDisabledLately() {
		ShortLink lately = Links.link("link0001", LinkStatus.DISABLED, EXPIRY, NOW.minusSeconds(5));
		assertThat(decide(settings(ExpireAction.DISABLE, MONTH, true), lately, null)).isNull();
	}

}
