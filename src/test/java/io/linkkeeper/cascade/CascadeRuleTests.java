package io.linkkeeper.cascade;

import java.util.List;

import io.linkkeeper.Links;
import io.linkkeeper.definition.CascadeAction;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
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
		assertThat(decide(CascadeAction.DISABLE, DISABLED, null)).isNull();
	}

	@Test
	void deletesDisabledLinksToo() {
		assertThat(List.of(ENABLED, DISABLED))
			.allSatisfy((link) -> assertThat(decide(CascadeAction.DELETE, link, null)).extracting(LinkChange::action)
				.isEqualTo(LinkAction.DELETE));
	}

	@Test
	void handsDisabledLinksOverToo() {
		assertThat(List.of(ENABLED, DISABLED))
			.allSatisfy((link) -> assertThat(decide(CascadeAction.HAND_OVER, link, "bob")).isEqualTo(
					LinkChange.update(link, LinkFields.none().with(LinkField.USER_ID, "bob"), "gone; bob takes over")
						.requiring(new Precondition.User("bob"))));
	}

	@Test
	void nobodySucceedsThemselves() {
		assertThat(decide(CascadeAction.HAND_OVER, ENABLED, ENABLED.userId())).isNull();
	}

	private static @Nullable LinkChange decide(CascadeAction action, ShortLink link, @Nullable String successor) {
		return new CascadeRule(action).process(new Departure(link, "gone", successor));
	}

}
