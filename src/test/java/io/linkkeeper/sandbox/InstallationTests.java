package io.linkkeeper.sandbox;

import java.time.ZoneId;
import java.util.List;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Servers that were installed or set up unlike others, as they were seen to behave.
 */
class InstallationTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			IGNORE   | <b>bold</b> a < b & c  | <b>bold</b> a < b & c
			SANITIZE | <b>bold</b> a < b & c  | bold a &lt; b & c
			SANITIZE | <script>x</script>&<!-- | x&&lt;!--
			SANITIZE | a > b & c              | a > b & c
			BLOCK    | a > b & c              | a > b & c
			""")
	void keepsMarkupOrCutsItOut(Purifier purifier, String sent, String kept) {
		try (TestSandbox sandbox = with(Installation.SHIPPED.withPurifier(purifier))) {
			assertThat(add(sandbox, "name", sent).get("name").asString()).isEqualTo(kept);
			assertThat(update(sandbox, "name", sent).get("name").asString()).isEqualTo(kept);
		}
	}

	@Test
	void sanitizingKeepsUrlsWhole() {
		try (TestSandbox sandbox = with(Installation.SHIPPED.withPurifier(Purifier.SANITIZE))) {
			String url = "https://example.com/?a=1&b=2&amp;c";
			assertThat(add(sandbox, "fullUrl", url).get("fullUrl").asString()).isEqualTo(url);
		}
	}

	@Test
	void blockingRefusesMarkupOnAddAndUpdate() {
		try (TestSandbox sandbox = with(Installation.SHIPPED.withPurifier(Purifier.BLOCK))) {
			JsonNode error = add(sandbox, "name", "<b>bold</b>");
			TestSandbox.assertError(error, "UNSAFE_HTML_TAGS");
			assertThat(error.get("message").asString())
				.isEqualTo("Potential Unsafe HTML tags found in [ShortLink]::[name]");
			TestSandbox.assertError(update(sandbox, "systemName", "a<i>"), "UNSAFE_HTML_TAGS");
			sandbox.account().change("a", (link) -> link.withName("<b>from before</b>"));
			assertThat(update(sandbox, "status", "1").get("name").asString()).isEqualTo("<b>from before</b>");
		}
	}

	@ParameterizedTest
	@CsvSource({ "name", "systemName", "uniqueId" })
	void strictDatabaseRefusesTextsThatAreTooLong(String field) {
		try (TestSandbox sandbox = with(Installation.SHIPPED.withStrict(true))) {
			assertThat(add(sandbox, field, "n".repeat(63)).has("id")).isTrue();
			TestSandbox.assertError(add(sandbox, field, "n".repeat(64)), "INTERNAL_DATABASE_ERROR");
			assertThat(sandbox.account().linkCount()).isEqualTo(2);
		}
	}

	@Test
	void strictDatabaseRefusesMillisecondsAndCharactersOfFourBytes() {
		try (TestSandbox sandbox = with(Installation.SHIPPED.withStrict(true))) {
			TestSandbox.assertError(add(sandbox, "expiresAt", "1795400000000"), "INTERNAL_DATABASE_ERROR");
			TestSandbox.assertError(update(sandbox, "name", "\ud83d\ude00"), "INTERNAL_DATABASE_ERROR");
		}
	}

	@ParameterizedTest
	@CsvSource({ "1825565400,1825565400", "1825569000,1825565400", "1825572600,1825572600", "1793000000,1793000000",
			"0,0" })
	void expiryInTheHourThatComesTwiceReadsBackAnHourEarlier(String sent, long kept) {
		try (TestSandbox sandbox = with(Installation.SHIPPED.withZone(ZoneId.of("America/New_York")))) {
			assertThat(add(sandbox, "expiresAt", sent).get("expiresAt").asLong()).isEqualTo(kept);
		}
	}

	@ParameterizedTest
	@CsvSource({ "https://example.com/a,302", "HTTPS://WWW.Example.COM:8443/a,302", "https://user@example.com?a,302",
			"https://badexample.com/,200", "https://example.com.evil.org/,200", "https://example.com@evil.org/,200",
			"https://evil.org/?https://example.com/,200", "javascript:alert(1),200" })
	void gotoLeadsToAllowedDomainsOnly(String fullUrl, int status) {
		try (TestSandbox sandbox = with(Installation.SHIPPED.withGotoDomains(List.of("example.com")))) {
			sandbox.account().put(TestSandbox.link("a").withFullUrl(fullUrl));
			assertThat(sandbox.send("shortlink_shortlink.goto", "id", "a").statusCode()).isEqualTo(status);
		}
	}

	@Test
	void accountOwnerIsThereFromTheStartAndStays() {
		try (TestSandbox sandbox = with(Installation.SHIPPED.withAccountOwner("boss"))) {
			assertThat(sandbox.call("user.get", "userId", "boss").get("isAccountOwner").asBoolean()).isTrue();
			TestSandbox.assertError(sandbox.call("user.delete", "userId", "boss"),
					"CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> Installation.SHIPPED.withAccountOwner(" "));
	}

	private static TestSandbox with(Installation installation) {
		TestSandbox sandbox = TestSandbox
			.with(SandboxOptions.defaults().withDialect(Dialect.SERVER).withInstallation(installation));
		sandbox.account().put(TestSandbox.link("a"));
		return sandbox;
	}

	private static JsonNode add(TestSandbox sandbox, String field, String value) {
		return sandbox.call("shortlink_shortlink.add", "shortLink[systemName]", "abc", "shortLink[fullUrl]",
				"https://example.com/", "shortLink[" + field + "]", value);
	}

	private static JsonNode update(TestSandbox sandbox, String field, String value) {
		return sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[" + field + "]", value);
	}

}
