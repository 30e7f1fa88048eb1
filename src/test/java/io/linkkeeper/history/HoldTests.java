package io.linkkeeper.history;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.Links;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which links are held back, by what runs and others did to them.
 */
class HoldTests {

	private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");

	private static final Instant LATER = START.plusSeconds(3600);

	private static final String ID = "link0001";

	/** As the run that added it left it. */
	private static final ShortLink ADDED = link(1, "A name", LinkStatus.DISABLED);

	private static final PastChange ADD = past(1, "import",
			LinkChange.add(LinkFields.status(LinkStatus.DISABLED)
				.with(LinkField.SYSTEM_NAME, "NAME-" + ID)
				.with(LinkField.NAME, "A name"), LinkField.SYSTEM_NAME, "line 2"),
			null, START);

	private static ShortLink link(int second, String name, LinkStatus status) {
		return new ShortLink(ID, Links.CREATED_AT, Links.UPDATED_AT.plusSeconds(second),
				new ShortLink.TextFields("owner", "NAME-" + ID, name, "https://example.com/1", null), status, null);
	}

	/** A change by a run of the same number as the second it left the link at. */
	private static PastChange past(int run, String type, LinkChange change, @Nullable Instant before,
			@Nullable Instant after) {
		LinkChange starting = (before != null || after != null) ? change.starting(new StartChange(before, after))
				: change;
		return past(run, type, starting, ChangeState.APPLIED, false);
	}

	private static PastChange past(int run, String type, LinkChange change, ChangeState state, boolean alreadySo) {
		Instant left = Links.UPDATED_AT.plusSeconds(run);
		return new PastChange(run, type, ID, change, new PastChange.Result(state, alreadySo, left, left));
	}

	private static PastChange renaming(int run, ShortLink before) {
		return past(run, "cascade",
				LinkChange.update(before, LinkFields.none().with(LinkField.NAME, "Another"), "by rule"), null, null);
	}

	private static Hold hold(ShortLink link, PastChange... history) {
		return Hold.of(link, List.of(history));
	}

	@Test
	void addedLinkIsHeldBackUntilItsStart() {
		assertThat(hold(ADDED, ADD)).isEqualTo(new Hold(START, "is held back until 2026-12-01T08:00:00Z by run 1"));
	}

	@Test
	void anotherStartTakesThePlaceOfTheFirst() {
		PastChange move = past(2, "import", Links.disable(ADDED), START, LATER);
		assertThat(hold(link(2, "A name", LinkStatus.DISABLED), ADD, move).startsAt()).isEqualTo(LATER);
	}

	@Test
	void changeThatLeavesTheStatusKeepsTheHold() {
		assertThat(hold(link(2, "Another", LinkStatus.DISABLED), ADD, renaming(2, ADDED)).startsAt()).isEqualTo(START);
	}

	@Test
	void changeBySomeoneElseBetweenRunsEndsTheHold() {
		ShortLink disabledByHand = link(2, "A name", LinkStatus.DISABLED);
		assertThat(hold(link(3, "Another", LinkStatus.DISABLED), ADD, renaming(3, disabledByHand)).startsAt()).isNull();
	}

	@Test
	void changeBySomeoneElseEndsTheHold() {
		assertThat(hold(link(2, "A name", LinkStatus.DISABLED), ADD))
			.isEqualTo(new Hold(null, "is disabled, but not as run 1 left it"));
		assertThat(hold(link(1, "By hand", LinkStatus.DISABLED), ADD).startsAt()).isNull();
		assertThat(hold(link(2, "A name", LinkStatus.ENABLED), ADD)).isEqualTo(new Hold(null, "is enabled"));
	}

	@Test
	void disableByARunEndsTheHold() {
		PastChange disable = past(2, "dedup", Links.disable(ADDED), null, null);
		assertThat(hold(link(2, "A name", LinkStatus.DISABLED), ADD, disable).startsAt()).isNull();
		PastChange taken = past(2, "undo", Links.disable(ADDED), START, null);
		assertThat(hold(link(2, "A name", LinkStatus.DISABLED), ADD, taken).startsAt()).isNull();
	}

	@Test
	void changeThatWasAlreadySoDoesNotCount() {
		PastChange nothing = past(2, "dedup", Links.disable(ADDED), ChangeState.APPLIED, true);
		assertThat(hold(ADDED, ADD, nothing).startsAt()).isEqualTo(START);
		assertThat(hold(ADDED, past(1, "import", ADD.change(), ChangeState.APPLIED, true)).startsAt()).isNull();
	}

	@Test
	void unknownOutcomeEndsTheHold() {
		PastChange sent = past(2, "activate", LinkChange.update(ADDED, LinkFields.status(LinkStatus.ENABLED), "starts"),
				ChangeState.UNKNOWN, false);
		assertThat(hold(ADDED, ADD, sent))
			.isEqualTo(new Hold(null, "is disabled, but it is not known what run 2 did to it"));
	}

	@Test
	void linkOfOthersIsNotHeldBack() {
		assertThat(hold(ADDED)).isEqualTo(new Hold(null, "is disabled, but no run of ours holds it back"));
		assertThat(hold(link(2, "Another", LinkStatus.DISABLED), renaming(2, ADDED)).startsAt()).isNull();
	}

	@Test
	void reliesOnEveryChangeSinceTheStartWasSet() {
		PastChange renaming = renaming(2, ADDED);
		assertThat(List.of(ADD, renaming))
			.allSatisfy((change) -> assertThat(Hold.reliesOn(change, List.of(ADD, renaming))).isTrue());
		PastChange move = past(3, "import", Links.disable(link(2, "Another", LinkStatus.DISABLED)), START, LATER);
		assertThat(Hold.reliesOn(ADD, List.of(ADD, renaming, move))).isFalse();
		assertThat(Hold.reliesOn(move, List.of(ADD, renaming, move))).isTrue();
	}

	@Test
	void reliesOnNothingOnceTheLinkHasStarted() {
		PastChange enable = past(2, "activate",
				LinkChange.update(ADDED, LinkFields.status(LinkStatus.ENABLED), "starts"), START, null);
		assertThat(Hold.reliesOn(ADD, List.of(ADD, enable))).isFalse();
		assertThat(Hold.reliesOn(enable, List.of(ADD, enable))).isFalse();
	}

}
