package io.linkkeeper.apply;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.linkkeeper.Links;
import io.linkkeeper.collect.FixedLookup;
import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.protection.RunProtection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Adding a link once and not twice, whatever is found in its place; and what else a
 * change relies on.
 */
class AddCheckTests {

	private static final LinkChange ADD = LinkChange.add(LinkFields.none()
		.with(LinkField.SYSTEM_NAME, "SPRING")
		.with(LinkField.FULL_URL, "https://example.com/spring")
		.with(LinkField.UNIQUE_ID, "ours"), LinkField.SYSTEM_NAME, "is not there yet");

	private static final LedgerRow FIRST = Links.row(1, ADD, 1);

	private static final LedgerRow AGAIN = Links.row(1, ADD, 2);

	private static ShortLink link(String fullUrl, @Nullable String uniqueId) {
		return new ShortLink("new00001", Instant.EPOCH, Instant.EPOCH,
				new ShortLink.TextFields("owner", "SPRING", null, fullUrl, uniqueId), LinkStatus.ENABLED, null);
	}

	private static ShortLink asPlanned(@Nullable String uniqueId) {
		return link("https://example.com/spring", uniqueId);
	}

	private static Recheck.Result check(LedgerRow row, ShortLink... now) {
		return new Recheck(new FixedLookup(List.of(now), Set.of("heir")),
				() -> new RunProtection(Protection.NONE, Protection.NONE), (deletes) -> deletes)
			.check(List.of(row));
	}

	private static Outcome settled(LedgerRow row, ShortLink... now) {
		Recheck.Result result = check(row, now);
		assertThat(result.toSend()).isEmpty();
		return result.settled().get(0);
	}

	private static Outcome readBack(boolean settled, ShortLink... now) {
		return AddCheck.readBack(FIRST, CurrentLinks.forReadBack(new FixedLookup(List.of(now)), List.of(FIRST)),
				settled);
	}

	@Test
	void sendsAnAddThatNothingMatches() {
		assertThat(check(FIRST).toSend()).containsExactly(FIRST);
	}

	@Test
	void leavesAloneANameThatSomeoneElseTookSince() {
		Outcome outcome = settled(FIRST, link("https://example.com/other", "theirs"));
		assertThat(outcome.state()).isEqualTo(ChangeState.STALE);
		assertThat(outcome.error()).isEqualTo("Since it was planned, a link with this systemName appeared: new00001");
	}

	@Test
	void leavesAloneANameThatSomeoneElseTookWhileOurAnswerWasLost() {
		assertThat(settled(AGAIN, asPlanned("theirs")).state()).isEqualTo(ChangeState.STALE);
		assertThat(readBack(true, asPlanned("theirs")).state()).isEqualTo(ChangeState.STALE);
	}

	@Test
	void neverTakesTheFirstSightOfALinkForItsOwn() {
		assertThat(settled(FIRST, asPlanned(null)).alreadySo()).isTrue();
		assertThat(settled(FIRST, asPlanned("theirs")).state()).isEqualTo(ChangeState.STALE);
	}

	@Test
	void knowsItsOwnLinkByItsUniqueId() {
		Outcome outcome = readBack(false, link("https://example.com/other", "theirs"), asPlanned("OURS"));
		assertThat(outcome.state()).isEqualTo(ChangeState.FAILED);
		assertThat(readBack(false, asPlanned("ours"))).isEqualTo(Outcome.applied(FIRST, asPlanned("ours"), null));
		assertThat(settled(AGAIN, asPlanned("ours"))).isEqualTo(Outcome.applied(AGAIN, asPlanned("ours"), null));
	}

	@Test
	void knowsItsOwnLinkByItsFieldsWhereThereAreNoUniqueIds() {
		Outcome outcome = readBack(false, asPlanned(null));
		assertThat(outcome.state()).isEqualTo(ChangeState.APPLIED);
		assertThat(outcome.linkId()).isEqualTo("new00001");
		assertThat(outcome.error()).contains("keeps no uniqueId");
		assertThat(readBack(false, link("https://example.com/other", null)).state()).isEqualTo(ChangeState.STALE);
	}

	@Test
	void tellsOfALinkThatWasMadeTwice() {
		ShortLink twin = new ShortLink("twin0001", Instant.EPOCH, Instant.EPOCH,
				new ShortLink.TextFields("owner", "SPRING", null, "https://example.com/spring", "ours"),
				LinkStatus.ENABLED, null);
		Outcome outcome = readBack(false, asPlanned("ours"), twin);
		assertThat(outcome.state()).isEqualTo(ChangeState.APPLIED);
		assertThat(outcome.error()).isEqualTo("DOUBLE: it seems to have been made more than once: new00001, twin0001");
	}

	@Test
	void waitsBeforeItTakesAnAddForNotMade() {
		assertThat(readBack(false).state()).isEqualTo(ChangeState.UNKNOWN);
		assertThat(readBack(true).state()).isEqualTo(ChangeState.PLANNED);
	}

	@Test
	void neverMakesALinkAgainThatWasMadeOtherwiseThanPlanned() {
		LedgerRow made = new LedgerRow(1, 1, "new00001", ADD, ChangeState.SENT,
				new LedgerRow.Attempt(2, 1, Instant.EPOCH, null));
		ShortLink wrong = link("https://example.com/other", "ours");
		Outcome outcome = settled(made, wrong);
		assertThat(outcome.state()).isEqualTo(ChangeState.REJECTED);
		assertThat(outcome.error())
			.isEqualTo("IGNORED_BY_SERVER: fullUrl is https://example.com/other instead of https://example.com/spring");
		assertThat(settled(made, asPlanned("ours")).state()).isEqualTo(ChangeState.APPLIED);
		assertThat(settled(made).state()).isEqualTo(ChangeState.STALE);
	}

	@Test
	void isStaleWhenAPreconditionIsNotMet() {
		ShortLink stays = Links.link("stays001");
		ShortLink goes = Links.link("goes0001");
		LedgerRow row = Links.row(Links.disable(goes).requiring(new Precondition.Link(stays)));
		assertThat(check(row, stays, goes).toSend()).containsExactly(row);
		assertThat(settled(row, Links.withName(stays, "renamed"), goes).state()).isEqualTo(ChangeState.STALE);
		assertThat(settled(row, goes).error()).isEqualTo("The link stays001, on which this relies, is gone or changed");
	}

	@Test
	void leavesAloneAHandOverToNobody() {
		ShortLink link = Links.link("link0001");
		LedgerRow toHeir = Links.row(Links.disable(link).requiring(new Precondition.User("heir")));
		LedgerRow toNobody = Links.row(Links.disable(link).requiring(new Precondition.User("nobody")));
		assertThat(check(toHeir, link).toSend()).containsExactly(toHeir);
		assertThat(settled(toNobody, link).error()).isEqualTo("There is no user nobody");
	}

}
