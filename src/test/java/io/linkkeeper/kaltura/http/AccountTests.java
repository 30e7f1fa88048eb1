package io.linkkeeper.kaltura.http;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AccountTests {

	private static final String SECRET = "0123456789abcdef";

	@Test
	void namesTheSettingsOfAnAccount() {
		assertThat(Account.setting("default", "app-token-id")).isEqualTo("KALTURA_APP_TOKEN_ID");
		assertThat(Account.setting("second", "app-token-id")).isEqualTo("linkkeeper.accounts.second.app-token-id");
	}

	@Test
	void showsNoSecret() {
		assertThat(account("https://www.kaltura.com/api_v3").toString()).doesNotContain(SECRET).contains("redacted");
		assertThat(new Credentials.ReadySession("a-ks").toString()).doesNotContain("a-ks");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.kaltura.com/api_v3", "http://localhost:8080/api_v3",
			"https://kaltura.example.com/own/api_v3" })
	void takesTheGuidesBaseUrl(String url) {
		assertThat(account(url).serviceUrl()).hasToString(url);
	}

	@Test
	void dropsATrailingSlash() {
		assertThat(account("https://www.kaltura.com/api_v3/").serviceUrl()).hasPath("/api_v3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.kaltura.com", "https://www.kaltura.com/", "ftp://www.kaltura.com/api_v3",
			"/api_v3", "https:///api_v3", "https://user:word@www.kaltura.com/api_v3",
			"https://www.kaltura.com/api_v3?format=1", "https://www.kaltura.com/api_v3#top" })
	void refusesAnotherUrl(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> account(url)).withMessageContaining("/api_v3");
	}

	@Test
	void refusesWhatCannotBeAnAccount() {
		URI url = URI.create("https://www.kaltura.com/api_v3");
		Credentials credentials = new Credentials.AdminSecret(SECRET);
		assertThatIllegalArgumentException().isThrownBy(() -> new Account("", url, 102, credentials, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new Account("default", url, 0, credentials, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new Credentials.AdminSecret(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> new Credentials.ReadySession(""));
	}

	@Test
	void takesAnEmptyUserAsNone() {
		assertThat(account("https://www.kaltura.com/api_v3").userId()).isNull();
	}

	private static Account account(String url) {
		return new Account("default", URI.create(url), 102, new Credentials.AdminSecret(SECRET), "");
	}

}
