package io.linkkeeper.link;

import io.linkkeeper.Links;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What kind a change is.
 */
class ChangeKindTests {

	private static final ShortLink ENABLED = Links.link("link0001");

	private static final ShortLink DISABLED = Links.withStatus(ENABLED, LinkStatus.DISABLED);

	private static final LinkFields URL = LinkFields.none().with(LinkField.FULL_URL, "https://example.org/");

	private static ChangeKind update(ShortLink before, LinkFields after) {
		return LinkChange.update(before, after, "why").kind();
	}

	@Test
	void addAndDeleteAreWhatTheyAre() {
		assertThat(LinkChange.add(URL, LinkField.FULL_URL, "why").kind()).isEqualTo(ChangeKind.ADD);
		assertThat(LinkChange.delete(ENABLED, "why").kind()).isEqualTo(ChangeKind.DELETE);
	}

	@Test
	void newStatusDecidesWhateverElseIsSet() {
		assertThat(update(ENABLED, URL.with(LinkStatus.DISABLED))).isEqualTo(ChangeKind.DISABLE);
		assertThat(update(DISABLED, URL.with(LinkStatus.ENABLED))).isEqualTo(ChangeKind.ENABLE);
	}

	@Test
	void sameStatusAgainIsAChange() {
		assertThat(update(ENABLED, URL.with(LinkStatus.ENABLED))).isEqualTo(ChangeKind.CHANGE);
		assertThat(update(DISABLED, URL)).isEqualTo(ChangeKind.CHANGE);
	}

}
