package io.linkkeeper.notice;

import java.time.Instant;
import java.util.function.UnaryOperator;

import io.linkkeeper.Links;
import io.linkkeeper.link.LinkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who can be written to, and how much.
 */
class OwnerLinksTests {

	private static final Instant EXPIRY = Instant.parse("2026-06-02T00:00:00Z");

	@ParameterizedTest
	@ValueSource(strings = { "ann@example.com", "a.n+n@sub.example.co", "ann@xn--mnchen-3ya.de" })
	void writesToAddresses(String owner) {
		assertThat(owner(owner).mailAddress()).isEqualTo(owner);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ann", "ann@", "@example.com", "ann@localhost", "ann @example.com", "a@b@example.com",
			"ann@example.com,bob@example.com", "Ann <ann@example.com>", "ann@example.com\nBcc: x@example.com", "" })
	void ignoresOwnersWithoutAddress(String owner) {
		assertThat(owner(owner).mailAddress()).isNull();
	}

	@Test
	void listsTheFirstHundred() {
		OwnerLinks owner = owner("ann@example.com");
		for (int i = 0; i < 150; i++) {
			owner.addExpiring(Links.link("link%04d".formatted(i), LinkStatus.ENABLED, EXPIRY.plusSeconds(i), EXPIRY));
		}
		assertThat(owner.line()).isEqualTo("ann@example.com: 150 links, the first at 2026-06-02T00:00:00Z");
		assertThat(owner.mailText(EXPIRY)).contains("/link0099  ", "\nand 50 more\n").doesNotContain("/link0100  ");
	}

	@Test
	void tellsWhatExpiresAndWhatStartsApart() {
		OwnerLinks owner = owner("ann@example.com");
		owner.addExpiring(Links.link("link0001", LinkStatus.ENABLED, EXPIRY, EXPIRY));
		owner.addStarting(Links.link("link0002", LinkStatus.DISABLED, null, EXPIRY), EXPIRY.plusSeconds(2));
		owner.addStarting(Links.link("link0003", LinkStatus.DISABLED, null, EXPIRY), EXPIRY.plusSeconds(1));
		assertThat(owner.line()).isEqualTo("ann@example.com: 1 link, the first at 2026-06-02T00:00:00Z;"
				+ " 2 links start, the first at 2026-06-02T00:00:01Z");
		assertThat(owner.mailText(EXPIRY))
			.contains("1 link of yours expires until ", "later expiry.\n\n2 links of yours"
					+ " start until 2026-06-02T00:00:00Z and lead nowhere before:\n\n2026-06-02T00:00:02Z  https://");
	}

	private static OwnerLinks owner(String owner) {
		UnaryOperator<String> tinyUrl = (id) -> "https://example.com/tiny/" + id;
		return new OwnerLinks(owner, tinyUrl);
	}

}
