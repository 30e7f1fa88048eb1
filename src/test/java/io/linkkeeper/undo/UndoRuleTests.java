package io.linkkeeper.undo;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.linkkeeper.Links;
import io.linkkeeper.collect.FixedLookup;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the decisions of an undo of run 7.
 */
class UndoRuleTests {

	private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

	private static final Instant LATER = NOW.plusSeconds(1);

	private static final ShortLink BEFORE = Links.link("link0001");

	private static final ShortLink DISABLED = Links.withStatus(BEFORE, LinkStatus.DISABLED);

	private static final LinkChange ADD = LinkChange.add(LinkFields.status(LinkStatus.ENABLED)
		.with(LinkField.SYSTEM_NAME, "NAME-link0001")
		.with(LinkField.UNIQUE_ID, "unique"), LinkField.SYSTEM_NAME, "is not there yet");

	private static final Protection PROTECTION = new Protection(List.of("VIP-*"), List.of(), List.of());

	private static final UndoSettings NOTHING_MORE = new UndoSettings(7, false, false);

	private static PastChange past(LinkChange change, ChangeState state) {
		return new PastChange(7, "expire", "link0001", change,
				new PastChange.Result(state, false, Links.UPDATED_AT, DISABLED.updatedAt()));
	}

	private static Decisions undo(UndoSettings settings, PastChange change, @Nullable ShortLink now,
			@Nullable PastChange last) {
		return undo(settings, change, now, last, List.of());
	}

	private static Decisions undo(UndoSettings settings, PastChange change, @Nullable ShortLink now,
			@Nullable PastChange last, List<ShortLink> account) {
		return new UndoRule(settings, PROTECTION, new FixedLookup(account, Set.of("owner@example.com")), NOW)
			.decide(List.of(new AppliedChange(3, change, now, last, false, null)));
	}

	private static Decisions undo(LinkChange change, @Nullable ShortLink now) {
		PastChange past = past(change, ChangeState.APPLIED);
		return undo(new UndoSettings(7, false, false), past, now, past);
	}

	private static LinkChange only(Decisions decisions) {
		assertThat(decisions.rejected()).isEmpty();
		assertThat(decisions.changes()).hasSize(1);
		return decisions.changes().get(0);
	}

	private static String refused(Decisions decisions) {
		assertThat(decisions.changes()).isEmpty();
		assertThat(decisions.rejected()).extracting(Rejected::line).containsExactly(3L);
		return decisions.rejected().get(0).reason();
	}

	private static ShortLink ownedBy(@Nullable String owner) {
		return new ShortLink("link0001", Links.CREATED_AT, Links.UPDATED_AT,
				new ShortLink.TextFields(owner, "NAME-link0001", null, "https://example.com/link0001", null),
				LinkStatus.ENABLED, null);
	}

	private static LinkChange handOver(@Nullable String owner) {
		return LinkChange.update(ownedBy(owner), LinkFields.none().with(LinkField.USER_ID, "heir"), "has left");
	}

	private static ShortLink handedOver() {
		return new ShortLink("link0001", Links.CREATED_AT, DISABLED.updatedAt(),
				new ShortLink.TextFields("heir", "NAME-link0001", null, "https://example.com/link0001", null),
				LinkStatus.ENABLED, null);
	}

	@Test
	void enablesWhatWasDisabled() {
		LinkChange change = only(undo(Links.disable(BEFORE), DISABLED));
		assertThat(change.before()).isEqualTo(DISABLED);
		assertThat(change.after()).isEqualTo(LinkFields.status(LinkStatus.ENABLED));
		assertThat(change.reason()).isEqualTo("as it was before run 7");
	}

	private static Decision undoOfStart(LinkChange change, ShortLink now, @Nullable Instant heldUntil) {
		PastChange past = past(change, ChangeState.APPLIED);
		return new UndoRule(NOTHING_MORE, PROTECTION, new FixedLookup(List.of(), Set.of()), NOW)
			.decide(new AppliedChange(3, past, now, past, false, heldUntil));
	}

	private static LinkChange changed(Decision decision) {
		assertThat(decision).isInstanceOf(LinkChange.class);
		return (LinkChange) decision;
	}

	@Test
	void endsTheHoldOfAnAddedLink() {
		LinkChange add = LinkChange.add(
				LinkFields.status(LinkStatus.DISABLED).with(LinkField.SYSTEM_NAME, "NAME-link0001"),
				LinkField.SYSTEM_NAME, "is not there yet");
		LinkChange release = changed(undoOfStart(add.starting(new StartChange(null, LATER)), DISABLED, LATER));
		assertThat(release.after()).isEqualTo(LinkFields.status(LinkStatus.DISABLED));
		assertThat(release.start()).isEqualTo(new StartChange(LATER, null));
		assertThat(undoOfStart(add.starting(new StartChange(null, LATER)), DISABLED, null).reason())
			.isEqualTo("is disabled already");
	}

	@Test
	void restoresAStartThatWasMoved() {
		Instant moved = LATER.plusSeconds(60);
		LinkChange move = LinkChange.update(DISABLED, LinkFields.status(LinkStatus.DISABLED), "line 7")
			.starting(new StartChange(LATER, moved));
		LinkChange back = changed(undoOfStart(move, DISABLED, moved));
		assertThat(back.after()).isEqualTo(LinkFields.status(LinkStatus.DISABLED));
		assertThat(back.start()).isEqualTo(new StartChange(moved, LATER));
		assertThat(undoOfStart(move, DISABLED, LATER)).as("it starts then already").isInstanceOf(Unchanged.class);
		ShortLink touched = Links.withName(DISABLED, "by hand");
		assertThat(undoOfStart(move, touched, null)).isInstanceOf(Rejected.class);
	}

	@Test
	void restoresAStartOnlyWhenItIsToCome() {
		LinkChange early = LinkChange.update(DISABLED, LinkFields.status(LinkStatus.ENABLED), "line 7");
		ShortLink enabled = Links.withStatus(BEFORE, LinkStatus.ENABLED);
		LinkChange back = changed(undoOfStart(early.starting(new StartChange(LATER, null)), enabled, null));
		assertThat(back.after()).isEqualTo(LinkFields.status(LinkStatus.DISABLED));
		assertThat(back.start()).isEqualTo(new StartChange(null, LATER));
		LinkChange disable = changed(undoOfStart(early.starting(new StartChange(NOW, null)), enabled, null));
		assertThat(disable.after()).isEqualTo(LinkFields.status(LinkStatus.DISABLED));
		assertThat(disable.start()).isNull();
	}

	@Test
	void restoresEachFieldEvenToNothing() {
		LinkFields changed = LinkFields.none().with(LinkField.NAME, "new").withExpiresAt(Instant.EPOCH);
		ShortLink now = new ShortLink(
				"link0001", Links.CREATED_AT, DISABLED.updatedAt(), new ShortLink.TextFields("owner@example.com",
						"NAME-link0001", "new", "https://example.com/link0001", null),
				LinkStatus.ENABLED, Instant.EPOCH);
		assertThat(only(undo(LinkChange.update(BEFORE, changed, "by file"), now)).after())
			.isEqualTo(LinkFields.none().with(LinkField.NAME, null).withExpiresAt(null));
	}

	@Test
	void hasNothingToDoWhereTheLinkIsAsItWas() {
		Decisions decisions = undo(Links.disable(BEFORE), BEFORE);
		assertThat(decisions.changes()).isEmpty();
		assertThat(decisions.rejected()).isEmpty();
	}

	@Test
	void explainsWhyALinkIsUnchanged() {
		assertThat(whyNothing(Links.disable(BEFORE), BEFORE)).isEqualTo("is as it was before run 7");
		assertThat(whyNothing(ADD, null)).isEqualTo("is deleted already");
		assertThat(whyNothing(ADD, DISABLED)).isEqualTo("is disabled already");
		assertThat(whyNothing(Links.delete(BEFORE), BEFORE)).isEqualTo("is there again");
	}

	private static String whyNothing(LinkChange change, @Nullable ShortLink now) {
		PastChange past = past(change, ChangeState.APPLIED);
		Decision decision = new UndoRule(NOTHING_MORE, PROTECTION, new FixedLookup(List.of(), Set.of()), NOW)
			.decide(new AppliedChange(3, past, now, past, false, null));
		assertThat(decision).isInstanceOf(Unchanged.class);
		return decision.reason();
	}

	@Test
	void leavesAloneAProtectedLink() {
		ShortLink before = new ShortLink("link0001", Links.CREATED_AT, Links.UPDATED_AT,
				new ShortLink.TextFields("owner@example.com", "VIP-1", null, "https://example.com/link0001", null),
				LinkStatus.ENABLED, null);
		ShortLink disabled = Links.withStatus(before, LinkStatus.DISABLED);
		String reason = "Left alone: protected by select.protect.systemName VIP-*";
		assertThat(refused(undo(Links.disable(before), disabled))).isEqualTo(reason);
		PastChange deleted = past(Links.delete(before), ChangeState.APPLIED);
		assertThat(refused(undo(new UndoSettings(7, false, true), deleted, null, deleted))).isEqualTo(reason);
	}

	@Test
	void rejectsLinkChangedSince() {
		assertThat(refused(undo(Links.disable(BEFORE), Links.withName(DISABLED, "renamed"))))
			.isEqualTo("Left alone: someone changed it since");
		assertThat(refused(undo(Links.disable(BEFORE), null))).isEqualTo("The link is gone");
	}

	@Test
	void namesTheRunThatChangedItSince() {
		PastChange change = past(Links.disable(BEFORE), ChangeState.APPLIED);
		PastChange later = new PastChange(9, "import", "link0001", Links.disable(BEFORE),
				new PastChange.Result(ChangeState.APPLIED, false, Links.UPDATED_AT, null));
		assertThat(refused(undo(new UndoSettings(7, false, false), change, Links.withName(DISABLED, "renamed"), later)))
			.isEqualTo("Left alone: run 9 changed it since");
	}

	@Test
	void refusesWhatMayNotHaveBeenDone() {
		PastChange unknown = past(Links.disable(BEFORE), ChangeState.UNKNOWN);
		assertThat(refused(undo(new UndoSettings(7, false, false), unknown, DISABLED, unknown)))
			.contains("`undo 7` again finds out");
	}

	@Test
	void handsALinkBackToAnOwnerWhoStillExists() {
		LinkChange change = only(undo(handOver("owner@example.com"), handedOver()));
		assertThat(change.after()).isEqualTo(LinkFields.none().with(LinkField.USER_ID, "owner@example.com"));
		assertThat(change.preconditions()).containsExactly(new Precondition.User("owner@example.com"));
	}

	@Test
	void doesNotCreateAMissingOwner() {
		assertThat(refused(undo(handOver("gone@example.com"), handedOver())))
			.isEqualTo("Cannot be handed back: its owner gone@example.com is gone");
		assertThat(refused(undo(handOver(null), handedOver()))).isEqualTo("Cannot be handed back: it had no owner");
	}

	@Test
	void handsALinkBackThatWasAddedWithoutAnOwner() {
		LinkChange change = only(undo(handOver(""), handedOver()));
		assertThat(change.after()).isEqualTo(LinkFields.none().with(LinkField.USER_ID, ""));
		assertThat(change.preconditions()).isEmpty();
	}

	@Test
	void addsALinkWithoutAnOwnerAgain() {
		PastChange past = past(Links.delete(ownedBy("")), ChangeState.APPLIED);
		LinkChange change = only(undo(new UndoSettings(7, false, true), past, null, past));
		assertThat(change.after().values()).doesNotContainKey(LinkField.USER_ID);
		assertThat(change.preconditions()).isEmpty();
	}

	@Test
	void disablesWhatWasAdded() {
		ShortLink added = Links.withStatus(BEFORE, LinkStatus.ENABLED);
		assertThat(only(undo(ADD, added)).after()).isEqualTo(LinkFields.status(LinkStatus.DISABLED));
		assertThat(undo(ADD, DISABLED).changes()).isEmpty();
		assertThat(undo(ADD, null).changes()).isEmpty();
	}

	@Test
	void deletesWhatWasAddedOnRequest() {
		PastChange past = past(ADD, ChangeState.APPLIED);
		ShortLink added = Links.withStatus(BEFORE, LinkStatus.ENABLED);
		LinkChange change = only(undo(new UndoSettings(7, true, false), past, added, past));
		assertThat(change.action()).isEqualTo(LinkAction.DELETE);
	}

	@Test
	void leavesAloneAnAddedLinkThatChangedSince() {
		assertThat(refused(undo(ADD, BEFORE))).isEqualTo("Left alone: someone changed it since");
	}

	@Test
	void namesDeletedLinksThatCannotComeBack() {
		assertThat(refused(undo(Links.delete(BEFORE), null)))
			.isEqualTo("Deleted for good: the API cannot bring /tiny/link0001 back; "
					+ "`undo 7 --recreate` adds it under a new id");
	}

	@Test
	void addsDeletedLinksAgainOnRequest() {
		PastChange past = past(Links.delete(BEFORE), ChangeState.APPLIED);
		LinkChange change = only(undo(new UndoSettings(7, false, true), past, null, past));
		assertThat(change.action()).isEqualTo(LinkAction.ADD);
		assertThat(change.after().without(LinkField.UNIQUE_ID).values()).isEqualTo(LinkFields.status(LinkStatus.ENABLED)
			.with(LinkField.SYSTEM_NAME, "NAME-link0001")
			.with(LinkField.FULL_URL, "https://example.com/link0001")
			.with(LinkField.USER_ID, "owner@example.com")
			.values());
		assertThat(change.preconditions()).containsExactly(new Precondition.User("owner@example.com"));
	}

	@Test
	void doesNotAddADeletedLinkOfAMissingOwner() {
		PastChange past = past(Links.delete(ownedBy("gone@example.com")), ChangeState.APPLIED);
		assertThat(refused(undo(new UndoSettings(7, false, true), past, null, past)))
			.isEqualTo("Cannot be added again: its owner gone@example.com is gone");
	}

	@Test
	void bringsBackWhatWasTakenInPart() {
		LinkChange change = LinkChange.update(BEFORE,
				LinkFields.status(LinkStatus.DISABLED).with(LinkField.NAME, "wished"), "by file");
		PastChange past = past(change, ChangeState.FAILED);
		assertThat(only(undo(NOTHING_MORE, past, DISABLED, past)).after())
			.isEqualTo(LinkFields.status(LinkStatus.ENABLED));
		ShortLink touched = Links.link("link0001", LinkStatus.DISABLED, Instant.EPOCH, DISABLED.updatedAt());
		assertThat(refused(undo(NOTHING_MORE, past, touched, past))).isEqualTo("Left alone: someone changed it since");
	}

	@Test
	void disablesALinkThatWasAddedOtherwiseThanPlanned() {
		PastChange past = past(ADD, ChangeState.REJECTED);
		ShortLink added = Links.withStatus(Links.withName(BEFORE, "cut"), LinkStatus.ENABLED);
		assertThat(only(undo(NOTHING_MORE, past, added, past)).after())
			.isEqualTo(LinkFields.status(LinkStatus.DISABLED));
	}

	@Test
	void doesNotAddAgainALinkThatIsThere() {
		PastChange past = past(Links.delete(BEFORE), ChangeState.FAILED);
		Decisions decisions = undo(new UndoSettings(7, false, true), past, BEFORE, past);
		assertThat(decisions.changes()).isEmpty();
		assertThat(decisions.rejected()).isEmpty();
	}

	@Test
	void addsALinkAgainBesideTheOneThatHasItsName() {
		ShortLink survivor = Links.withUniqueId(Links.withName(BEFORE, "survivor"), "crm-1");
		LinkChange add = only(recreate(survivor));
		assertThat(add.matchField()).isEqualTo(LinkField.UNIQUE_ID);
		assertThat(only(recreate(survivor)).after()).isEqualTo(add.after());
	}

	@Test
	void doesNotAddALinkIdentifiedOnlyByAUsedName() {
		assertThat(refused(recreate(Links.withName(BEFORE, "survivor"))))
			.isEqualTo("Cannot be added again: another link has its systemName, and this server keeps no uniqueIds by "
					+ "which they could be told apart");
		assertThat(only(recreate()).matchField()).isEqualTo(LinkField.SYSTEM_NAME);
	}

	private static Decisions recreate(ShortLink... account) {
		PastChange past = past(Links.delete(BEFORE), ChangeState.APPLIED);
		return undo(new UndoSettings(7, false, true), past, null, past, List.of(account));
	}

}
