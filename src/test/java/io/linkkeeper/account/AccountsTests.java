package io.linkkeeper.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.linkkeeper.account.LinkkeeperProperties.AccountProperties;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Messages for missing or incomplete accounts.
 */
class AccountsTests {

	private static final String URL = "https://example.com/api_v3";

	private static final String SECRET = "s3cret-of-the-account";

	private static AccountProperties properties(String url, String partnerId, String secret, String ks) {
		return new AccountProperties(url, "", partnerId, secret, "", "", "", "", ks, "", "", "");
	}

	private static Accounts accounts(@Nullable AccountProperties sandbox, Map<String, AccountProperties> accounts) {
		LinkkeeperProperties properties = new LinkkeeperProperties(accounts, sandbox, "", "results", Duration.ofDays(1),
				Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofSeconds(25), Duration.ofSeconds(60),
				Duration.ofSeconds(25), Duration.ofSeconds(5), 8, 25, null, 500);
		return Accounts.of(properties, Clock.systemUTC());
	}

	private static void expectRefusal(AccountProperties account, String... words) {
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> accounts(null, Map.of("default", account)).identity("default"))
			.satisfies((ex) -> {
				assertThat(ex.exitCode()).isEqualTo(ExitCode.USAGE);
				assertThat(ex).message().contains(words).doesNotContain(SECRET);
			});
	}

	@Test
	void namesASecretOrASessionAccount() {
		AccountIdentity expected = new AccountIdentity("default", URL, 102);
		assertThat(accounts(null, Map.of("default", properties(URL, "102", SECRET, ""))).identity("default"))
			.isEqualTo(expected);
		assertThat(accounts(null, Map.of("default", properties(URL, "102", "", "a-ks"))).identity("default"))
			.isEqualTo(expected);
	}

	@Test
	void remembersTheIdentityOfAServiceThatMoves() {
		AccountProperties sandbox = new AccountProperties("http://127.0.0.1:5/api_v3", "sandbox", "102", SECRET, "", "",
				"", "", "", "", "", "");
		assertThat(accounts(sandbox, Map.of()).identity("default"))
			.isEqualTo(new AccountIdentity("default", "sandbox", 102));
	}

	@Test
	void namesTheSandboxWhenNothingIsConfigured() {
		expectRefusal(properties("", "", "", ""), "'default' is not configured", "KALTURA_SERVICE_URL", "--sandbox");
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> accounts(null, Map.of()).identity("second"))
			.withMessageContaining("'second' is not configured");
	}

	@Test
	void namesWhatIsConfiguredInstead() {
		Map<String, AccountProperties> configured = Map.of("default", properties("", "", "", ""), "second",
				properties(URL, "102", SECRET, ""), "first", properties(URL, "103", SECRET, ""));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> accounts(null, configured).identity("secnd"))
			.withMessageContainingAll("Set linkkeeper.accounts.secnd.service-url, linkkeeper.accounts.secnd.partner-id",
					"Configured: first, second.");
	}

	@Test
	void namesThePartnerIdOfAFurtherAccount() {
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> accounts(null, Map.of("second", properties(URL, "12x", SECRET, ""))).identity("second"))
			.withMessageContaining("linkkeeper.accounts.second.partner-id holds none");
	}

	@Test
	void namesAPartnerIdThatIsNoNumber() {
		expectRefusal(properties(URL, "", SECRET, ""), "KALTURA_PARTNER_ID is not set");
		expectRefusal(properties(URL, "12x", SECRET, ""), "KALTURA_PARTNER_ID", "holds none");
		expectRefusal(properties(URL, "99999999999", SECRET, ""), "KALTURA_PARTNER_ID");
		expectRefusal(properties(URL, "0", SECRET, ""), "partner ID");
	}

	@Test
	void showsNoSecretThatIsInTheWrongPlace() {
		expectRefusal(properties(URL, SECRET, SECRET, ""), "KALTURA_PARTNER_ID");
		expectRefusal(properties(SECRET, "102", SECRET, ""), "account default must be an http or https URL");
		expectRefusal(properties(SECRET + "|^", "102", SECRET, ""), "KALTURA_SERVICE_URL is no URL");
		expectRefusal(properties("https://" + SECRET + "@example.com/api_v3", "102", SECRET, ""), "without user");
	}

	@Test
	void sendsNoSecretUnencryptedToAnotherMachine() {
		expectRefusal(properties("http://api.example.com/api_v3", "102", SECRET, ""), "unencrypted to api.example.com",
				"KALTURA_SERVICE_URL", "KALTURA_INSECURE to true");
		for (String host : List.of("localhost", "127.0.0.1:8080", "[::1]:8080")) {
			assertThat(accounts(null, Map.of("default", properties("http://" + host + "/api_v3", "102", SECRET, "")))
				.identity("default")
				.partnerId()).isEqualTo(102);
		}
		AccountProperties insecure = new AccountProperties("http://api.example.com/api_v3", "", "102", SECRET, "", "",
				"", "", "", "", "", "true");
		assertThat(accounts(null, Map.of("default", insecure)).identity("default").partnerId()).isEqualTo(102);
	}

	@Test
	void namesMissingCredentials() {
		expectRefusal(properties(URL, "102", "", ""), "KALTURA_ADMIN_SECRET", "KALTURA_KS");
	}

	@Test
	void namesAUrlThatCannotBeRight() {
		expectRefusal(properties("https://example.com", "102", SECRET, ""), "/api_v3");
		expectRefusal(properties("ftp://example.com/api_v3", "102", SECRET, ""), "http or https");
		expectRefusal(properties("not a url", "102", SECRET, ""), "not configured right");
	}

	@Test
	void showsNoSecretInItsProperties() {
		assertThat(properties(URL, "102", SECRET, "a-ks")).asString().doesNotContain(SECRET, "a-ks");
	}

}
