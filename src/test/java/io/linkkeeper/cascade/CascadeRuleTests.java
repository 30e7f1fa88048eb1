package io.linkkeeper.cascade;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.linkkeeper.Links;
import io.linkkeeper.definition.rule.CascadeAction;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CascadeRuleTests {

	private static final ShortLink ENABLED = Links.link("a");

	private static final ShortLink DISABLED = Links.withStatus(ENABLED, LinkStatus.DISABLED);

	@Test
	void disablesEnabledLinksOnly() {
		assertThat(decide(CascadeAction.DISABLE, ENABLED, null))
			.isEqualTo(LinkChange.update(ENABLED, LinkFields.status(LinkStatus.DISABLED), "gone"));
		assertUnchanged(decide(CascadeAction.DISABLE, DISABLED, null), "gone, and the link is as it should be then");
	}

	@Test
	void deletesDisabledLinksToo() {
		assertThat(List.of(ENABLED, DISABLED)).allSatisfy((link) -> assertThat(decide(CascadeAction.DELETE, link, null))
			.isEqualTo(LinkChange.delete(link, "gone")));
	}

	@Test
	void handsDisabledLinksOverToo() {
		assertThat(List.of(ENABLED, DISABLED))
			.allSatisfy((link) -> assertThat(decide(CascadeAction.HAND_OVER, link, "bob")).isEqualTo(
					LinkChange.update(link, LinkFields.none().with(LinkField.USER_ID, "bob"), "gone; bob takes over")
						.requiring(new Precondition.User("bob"))));
	}

	@Test
	void handsOverInTheSpellingOfTheServer() {
		CascadeRule rule = new CascadeRule(new Leaving("BOB"), CascadeAction.HAND_OVER,
				(successor) -> successor.toLowerCase(Locale.ROOT));
		assertThat(rule.decide(ENABLED)).isEqualTo(
				LinkChange.update(ENABLED, LinkFields.none().with(LinkField.USER_ID, "bob"), "gone; bob takes over")
					.requiring(new Precondition.User("bob")));
		assertUnchanged(rule.decide(ownedBy("bob")), "gone, and the link is as it should be then");
	}

	@Test
	void keepsLinksOfTheSuccessorItself() {
		assertUnchanged(decide(CascadeAction.HAND_OVER, ENABLED, ENABLED.userId()),
				"gone, and the link is as it should be then");
	}

	@Test
	void explainsWhichOwnersOfAFileRemain() {
		DepartureSource owners = new LeavingOwners("leavers.csv", List.of(new Leaver(2, "bob", null)));
		CascadeRule rule = new CascadeRule(owners, CascadeAction.DISABLE, UnaryOperator.identity());
		assertUnchanged(rule.decide(ENABLED), "owner owner@example.com is not in leavers.csv");
		assertUnchanged(rule.decide(ownedBy(null)), "has lost its owner");
		assertUnchanged(rule.decide(ownedBy("")), "was added without an owner");
		assertThat(rule.decide(ownedBy("BOB")).reason()).isEqualTo("owner BOB leaves (leavers.csv line 2)");
	}

	private static ShortLink ownedBy(@Nullable String owner) {
		return new ShortLink("a", Links.CREATED_AT, Links.UPDATED_AT,
				new ShortLink.TextFields(owner, "NAME", null, "https://example.com/", null), LinkStatus.ENABLED, null);
	}

	private static void assertUnchanged(Decision decision, String reason) {
		assertThat(decision).isInstanceOf(Unchanged.class);
		assertThat(decision.reason()).isEqualTo(reason);
	}

	private static Decision decide(CascadeAction action, ShortLink link, @Nullable String successor) {
		return new CascadeRule(new Leaving(successor), action, UnaryOperator.identity()).decide(link);
	}

	/** All owners leave. */
	private record Leaving(@Nullable String successor) implements DepartureSource {

		@Override
		public Optional<Departure> departureOf(ShortLink link) {
			return Optional.of(new Departure(link, "gone", this.successor));
		}

		@Override
		public String reasonToKeep(ShortLink link) {
			throw new AssertionError("All owners leave");
		}

		@Override
		public List<LinkChange> stillPlanned(List<LinkChange> deletes) {
			return deletes;
		}

	}

}
