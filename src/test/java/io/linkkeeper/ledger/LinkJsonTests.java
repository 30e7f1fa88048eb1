package io.linkkeeper.ledger;

import java.time.Instant;

import io.linkkeeper.Links;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links and fields as the ledger writes them.
 */
class LinkJsonTests {

	private static ShortLink link(String text, Instant expiresAt) {
		return new ShortLink("0link012", Links.CREATED_AT, Links.UPDATED_AT,
				new ShortLink.TextFields(text, text, text, text, text), LinkStatus.DISABLED, expiresAt);
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "", " ", "null", "\"quoted\" 'twice' \\ / {x} [y]", "two\r\nlines\tand \u0001",
			"😀 ümläut \u2028 日本", "0123", "true" })
	void keepsAnyText(String text) {
		ShortLink link = link(text, Instant.EPOCH);
		assertThat(LinkJson.readLink(LinkJson.write(link))).isEqualTo(link);
		LinkFields fields = LinkFields.none().with(LinkField.NAME, text).with(LinkField.UNIQUE_ID, text);
		assertThat(LinkJson.readFields(LinkJson.write(fields))).isEqualTo(fields);
	}

	@ParameterizedTest
	@ValueSource(longs = { -62_169_966_238L, -5, 0, 1, 4_294_967_296L, 253_402_300_799L })
	void keepsAnyExpiry(long second) {
		ShortLink link = link("text", Instant.ofEpochSecond(second));
		assertThat(LinkJson.readLink(LinkJson.write(link))).isEqualTo(link);
		LinkFields fields = LinkFields.none().withExpiresAt(Instant.ofEpochSecond(second));
		assertThat(LinkJson.readFields(LinkJson.write(fields))).isEqualTo(fields);
	}

	@Test
	void keepsAbsentFieldsAbsent() {
		ShortLink bare = new ShortLink("link0001", Links.CREATED_AT, Links.UPDATED_AT,
				new ShortLink.TextFields(null, null, null, null, null), LinkStatus.ENABLED, null);
		assertThat(LinkJson.write(bare)).doesNotContain("null", "expiresAt", "userId");
		assertThat(LinkJson.readLink(LinkJson.write(bare))).isEqualTo(bare);
	}

	@Test
	void tellsAClearedFieldFromOneThatIsLeft() {
		LinkFields cleared = LinkFields.none().with(LinkField.NAME, null).withExpiresAt(null);
		assertThat(LinkJson.write(cleared)).isEqualTo("{\"name\":null,\"expiresAt\":null}");
		assertThat(LinkJson.readFields(LinkJson.write(cleared))).isEqualTo(cleared);
		assertThat(LinkJson.readFields(LinkJson.write(LinkFields.none()))).isEqualTo(LinkFields.none());
	}

	@Test
	void writesNumbersAsTheApiDoes() {
		assertThat(LinkJson.write(LinkFields.status(LinkStatus.DISABLED).withExpiresAt(Instant.ofEpochSecond(7))))
			.isEqualTo("{\"status\":1,\"expiresAt\":7}");
	}

}
