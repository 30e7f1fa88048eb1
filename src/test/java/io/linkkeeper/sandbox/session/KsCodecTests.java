package io.linkkeeper.sandbox.session;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Session strings, checked against ones made with openssl.
 */
class KsCodecTests {

	private static final String VERSION_1 = "NDEwOTI1Yjc0MjcwY2M0NjBkYjJlODIyY2Y2YzJkMTQ3YTBlYTI1Y3wxMDI7MTAyOzIwMDAwM"
			+ "DAwMDA7MjsxMjM0NTt1c2VyQGV4YW1wbGUuY29tO2Rpc2FibGVlbnRpdGxlbWVudDs7";

	private static final String VERSION_2 = "djJ8MTAyfFLNqiG3bO26A_qRv7CR98FZGeat8NvBoz7wkfAj2xDT2_Ilq3Jc_65fRRQIiUkni"
			+ "ndwKcBrxDzcgRHGAJByM1PcKJS-ATSe229UFepRJLc1H1i-ZCUaNyYKtp2-ERrNPjYkrj1ZxUVFLI34_pqC-7I=";

	private final KsCodec codec = new KsCodec(102, "0123456789abcdef0123456789abcdef");

	@Test
	void readsVersion1() {
		assertSession(this.codec.decode(VERSION_1));
	}

	@Test
	void readsVersion2WithAndWithoutPadding() {
		assertSession(this.codec.decode(VERSION_2));
		assertSession(this.codec.decode(VERSION_2.replace("=", "")));
		assertThat(this.codec.decode(VERSION_2)).extracting("privileges")
			.isEqualTo(Map.of("disableentitlement", "", "list", "*"));
	}

	@Test
	void readsVersion2InTheOtherAlphabet() {
		assertThat(VERSION_2).contains("-", "_");
		assertSession(this.codec.decode(VERSION_2.replace('-', '+').replace('_', '/')));
	}

	@ParameterizedTest
	@CsvSource({ "102;102;2000000000,0,''", "102;102;2000000000;2;0.5;ann;list:*,2,ann",
			"102;102;2000000000;2;0.5;ann;list:*;;,2,ann" })
	void readsVersion1OfThreeFieldsSevenOrNine(String info, int type, String userId) {
		String signature = Sha1.hex("0123456789abcdef0123456789abcdef" + info);
		Ks session = this.codec
			.decode(Base64.getEncoder().encodeToString((signature + "|" + info).getBytes(StandardCharsets.UTF_8)));
		assertThat(session).extracting(Ks::type, Ks::userId, Ks::expiry)
			.containsExactly(type, userId, Instant.ofEpochSecond(2000000000));
	}

	@ParameterizedTest
	@CsvSource({ VERSION_1 + ",disableentitlement", VERSION_2 + ",'disableentitlement,list:*'" })
	void serverTellsWhatTheySay(String ks, String privileges) {
		try (TestSandbox sandbox = TestSandbox.of(Dialect.SERVER)) {
			sandbox.use(ks);
			JsonNode session = sandbox.call("session.get");
			assertThat(session.get("userId").asString()).isEqualTo("user@example.com");
			assertThat(session.get("expiry").asString()).isEqualTo("2000000000");
			assertThat(session.get("privileges").asString()).isEqualTo(privileges);
		}
	}

	@Test
	void readsWhatItWrote() {
		assertSession(this.codec.decode(this.codec.encode("user@example.com", 2, 2000000000, "disableentitlement")));
	}

	@Test
	void refusesOtherSecretOtherAccountAndNonsense() {
		assertThat(new KsCodec(102, "another").decode(VERSION_1)).isNull();
		assertThat(new KsCodec(102, "another").decode(VERSION_2)).isNull();
		assertThat(new KsCodec(103, "0123456789abcdef0123456789abcdef").decode(VERSION_1)).isNull();
		assertThat(new KsCodec(103, "0123456789abcdef0123456789abcdef").decode(VERSION_2)).isNull();
		assertThat(this.codec.decode("")).isNull();
		assertThat(this.codec.decode("%%%")).isNull();
		assertThat(this.codec.decode("djJ8MTAyfA==")).isNull();
	}

	private static void assertSession(@Nullable Ks session) {
		if (session == null) {
			throw new AssertionError("not read");
		}
		assertThat(session.userId()).isEqualTo("user@example.com");
		assertThat(session.isAdmin()).isTrue();
		assertThat(session.expiry().getEpochSecond()).isEqualTo(2000000000);
		assertThat(session.privileges()).containsEntry("disableentitlement", "");
	}

}
