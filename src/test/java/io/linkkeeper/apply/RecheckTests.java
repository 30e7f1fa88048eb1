package io.linkkeeper.apply;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.Links;
import io.linkkeeper.collect.FixedLookup;
import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.execution.PreDeleteCheck;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.protection.RunProtection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looking once more before a link is changed, and looking back after silence.
 */
class RecheckTests {

	private static final ShortLink LINK = Links.link("link0001");

	private static final LedgerRow DISABLE = Links.row(Links.disable(LINK));

	private static final LedgerRow DELETE = Links.row(Links.delete(LINK));

	private final List<LinkChange> decidedAgain = new ArrayList<>();

	private RunProtection protection = new RunProtection(Protection.NONE, Protection.NONE);

	private Recheck.Result check(LedgerRow row, ShortLink... now) {
		return recheck(List.of(now), (deletes) -> deletes).check(List.of(row));
	}

	private Recheck recheck(List<ShortLink> now, PreDeleteCheck preDeleteCheck) {
		return new Recheck(new FixedLookup(now), () -> this.protection, (deletes) -> {
			this.decidedAgain.addAll(deletes);
			return preDeleteCheck.stillPlanned(deletes);
		});
	}

	private static Outcome settled(Recheck.Result result) {
		assertThat(result.toSend()).isEmpty();
		return result.settled().get(0);
	}

	private static Outcome readBack(LedgerRow row, ShortLink... now) {
		return AnswerCheck.readBack(row, (now.length > 0) ? now[0] : null);
	}

	@Test
	void sendsAnUpdateOfALinkThatIsAsItWas() {
		Recheck.Result result = check(DISABLE, LINK);
		assertThat(result.toSend()).containsExactly(DISABLE);
		assertThat(result.settled()).isEmpty();
		assertThat(this.decidedAgain).isEmpty();
	}

	@Test
	void sendsADeleteThatTheRuleStillWants() {
		assertThat(check(DELETE, LINK).toSend()).containsExactly(DELETE);
		assertThat(this.decidedAgain).containsExactly(DELETE.change());
	}

	@Test
	void leavesAloneADeleteThatTheRuleNoLongerWants() {
		Recheck.Result result = recheck(List.of(LINK), (deletes) -> List.of()).check(List.of(DELETE));
		assertThat(settled(result).state()).isEqualTo(ChangeState.STALE);
		assertThat(settled(result).error()).isEqualTo("The rule no longer asks for this delete");
	}

	@Test
	void leavesAloneADeleteOfALinkThatChangedThoughTheRuleWantsIt() {
		ShortLink renamed = Links.withName(LINK, "renamed");
		Recheck.Result result = recheck(List.of(renamed), (deletes) -> deletes).check(List.of(DELETE));
		assertThat(settled(result).state()).isEqualTo(ChangeState.STALE);
	}

	@Test
	void leavesAloneALinkThatChangedAndSaysWhere() {
		Outcome outcome = settled(check(DISABLE, Links.withName(LINK, "renamed")));
		assertThat(outcome.state()).isEqualTo(ChangeState.STALE);
		assertThat(outcome.error()).isEqualTo("Changed since it was planned: name is renamed instead of null");
	}

	@Test
	void leavesAloneALinkThatWasTouchedWithoutAVisibleChange() {
		ShortLink touched = Links.link("link0001", LinkStatus.ENABLED, null, Links.UPDATED_AT.plusSeconds(1));
		Outcome outcome = settled(check(DISABLE, touched));
		assertThat(outcome.error()).contains("updatedAt is 2026-02-01T00:00:01Z instead of 2026-02-01T00:00:00Z");
	}

	@Test
	void findsALinkThatIsSoAlready() {
		Outcome outcome = settled(check(DISABLE, Links.withStatus(LINK, LinkStatus.DISABLED)));
		assertThat(outcome.alreadySo()).isTrue();
		assertThat(outcome.leftUpdatedAt()).isNull();
	}

	@Test
	void findsALinkThatIsGone() {
		assertThat(settled(check(DISABLE)).state()).isEqualTo(ChangeState.STALE);
		assertThat(settled(check(DELETE)).alreadySo()).isTrue();
	}

	@Test
	void leavesAloneALinkThatIsProtectedSinceThePlan() {
		this.protection = new RunProtection(Protection.NONE,
				new Protection(List.of("VIP", "name-*"), List.of(), List.of()));
		Outcome outcome = settled(check(DISABLE, LINK));
		assertThat(outcome.state()).isEqualTo(ChangeState.STALE);
		assertThat(outcome.error()).isEqualTo("protected since the plan was made: select.protect.systemName name-*");
		assertThat(settled(check(DELETE, LINK)).state()).isEqualTo(ChangeState.STALE);
		assertThat(this.decidedAgain).isEmpty();
	}

	@Test
	void leavesAloneALinkThatWasProtectedWhenPlanned() {
		this.protection = new RunProtection(new Protection(List.of(), List.of(), List.of("link0001")), Protection.NONE);
		assertThat(settled(check(DISABLE, LINK)).error()).isEqualTo("protected: select.protect.id link0001");
	}

	@Test
	void givesNoLinkAProtectedName() {
		this.protection = new RunProtection(Protection.NONE, new Protection(List.of("VIP-*"), List.of(), List.of()));
		LinkChange rename = LinkChange.update(LINK, LinkFields.none().with(LinkField.SYSTEM_NAME, "vip-new"),
				"renamed");
		assertThat(settled(check(Links.row(rename), LINK)).error()).endsWith("select.protect.systemName VIP-*");
		LinkChange add = LinkChange.add(
				LinkFields.none().with(LinkField.SYSTEM_NAME, "VIP-1").with(LinkField.FULL_URL, "https://example.com/"),
				LinkField.SYSTEM_NAME, "asked for");
		assertThat(settled(check(Links.row(add))).error()).endsWith("select.protect.systemName VIP-*");
	}

	@Test
	void looksAtEachLinkOfABatch() {
		ShortLink other = Links.link("link0002");
		LedgerRow otherRow = Links.row(2, Links.disable(other));
		Recheck.Result result = recheck(List.of(other), (deletes) -> List.of()).check(List.of(DISABLE, otherRow));
		assertThat(result.toSend()).containsExactly(otherRow);
		assertThat(result.settled()).extracting(Outcome::row).containsExactly(DISABLE);
	}

	@Test
	void readsBackThatNothingHappened() {
		assertThat(readBack(DISABLE, LINK)).isEqualTo(Outcome.of(DISABLE, ChangeState.PLANNED, null));
		assertThat(readBack(DELETE, LINK)).isEqualTo(Outcome.of(DELETE, ChangeState.PLANNED, null));
	}

	@Test
	void readsBackThatAnUpdateWasDone() {
		ShortLink disabled = Links.withStatus(LINK, LinkStatus.DISABLED);
		assertThat(readBack(DISABLE, disabled)).isEqualTo(Outcome.applied(DISABLE, disabled, null));
	}

	@Test
	void readsBackThatAnUpdateWasDoneAndSomeoneElseWentOn() {
		Outcome outcome = readBack(DISABLE, Links.withName(Links.withStatus(LINK, LinkStatus.DISABLED), "renamed"));
		assertThat(outcome.state()).isEqualTo(ChangeState.APPLIED);
		assertThat(outcome.error()).startsWith("CONFLICT: name is renamed");
	}

	@Test
	void readsBackThatADeleteWasDone() {
		assertThat(readBack(DELETE)).isEqualTo(Outcome.applied(DELETE, null, null));
	}

	@Test
	void readsBackThatSomeoneElseChangedTheLink() {
		assertThat(readBack(DISABLE, Links.withName(LINK, "renamed")).state()).isEqualTo(ChangeState.STALE);
		assertThat(readBack(DELETE, Links.withStatus(LINK, LinkStatus.DISABLED)).state()).isEqualTo(ChangeState.STALE);
		assertThat(readBack(DISABLE).state()).isEqualTo(ChangeState.STALE);
	}

	@Test
	void takesAnUpdateThatTurnedIntoAnotherForSomeoneElses() {
		ShortLink disabledAndMoved = Links.link("link0001", LinkStatus.DISABLED, Links.CREATED_AT, Links.UPDATED_AT);
		LedgerRow row = Links
			.row(LinkChange.update(LINK, LinkFields.none().withExpiresAt(null).with(LinkStatus.DISABLED), "both"));
		assertThat(readBack(row, disabledAndMoved).state()).isEqualTo(ChangeState.STALE);
	}

}
