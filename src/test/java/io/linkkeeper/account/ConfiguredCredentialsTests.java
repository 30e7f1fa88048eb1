package io.linkkeeper.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.linkkeeper.account.LinkkeeperProperties.AccountProperties;
import io.linkkeeper.kaltura.http.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Selection of an account's credentials, and messages for ambiguous ones.
 */
class ConfiguredCredentialsTests {

	@TempDir
	private Path folder;

	@Test
	void whatIsGiven() {
		assertThat(get("admin-secret", "s3cret")).isEqualTo(new Credentials.AdminSecret("s3cret"));
		assertThat(get("app-token-id", "0_abc", "app-token", "t0ken"))
			.isEqualTo(new Credentials.AppToken("0_abc", "t0ken"));
		assertThat(get("ks", "a-ks")).isEqualTo(new Credentials.ReadySession("a-ks"));
	}

	@Test
	void readsSecretsFromFiles() throws IOException {
		assertThat(get("admin-secret-file", file("s3cret"))).isEqualTo(new Credentials.AdminSecret("s3cret"));
		assertThat(get("app-token-id", "0_abc", "app-token-file", file("t0ken")))
			.isEqualTo(new Credentials.AppToken("0_abc", "t0ken"));
		assertThat(get("ks-file", file("a-ks"))).isEqualTo(new Credentials.ReadySession("a-ks"));
	}

	@Test
	void readsAFileAnew() throws IOException {
		ConfiguredCredentials credentials = of("default", "admin-secret-file", file("before"));
		assertThat(credentials.get()).isEqualTo(new Credentials.AdminSecret("before"));
		file("after");
		assertThat(credentials.get()).isEqualTo(new Credentials.AdminSecret("after"));
	}

	@Test
	void aSessionIsTheLastChoice() {
		assertThat(get("ks", "a-ks", "admin-secret", "s3cret")).isEqualTo(new Credentials.AdminSecret("s3cret"));
		assertThat(get("ks", "a-ks", "app-token-id", "0_abc", "app-token", "t0ken"))
			.isEqualTo(new Credentials.AppToken("0_abc", "t0ken"));
	}

	@Test
	void refusesTwoThatCouldBothBeMeant() throws IOException {
		expectRefusal("keep one of the two", "default", "admin-secret", "s3cret", "admin-secret-file", file("s3cret"));
		expectRefusal("keep one of the two", "default", "admin-secret", "s3cret", "app-token-id", "0_abc", "app-token",
				"t0ken");
	}

	@Test
	void refusesHalfAnAppToken() {
		expectRefusal("KALTURA_APP_TOKEN_ID", "default", "app-token", "t0ken");
		expectRefusal("KALTURA_APP_TOKEN)", "default", "app-token-id", "0_abc");
	}

	@Test
	void namesTheSettingsOfTheAccount() throws IOException {
		expectRefusal("KALTURA_ADMIN_SECRET", "default");
		expectRefusal("linkkeeper.accounts.second.admin-secret", "second");
		expectRefusal("KALTURA_APP_TOKEN_FILE", "default", "app-token-id", "0_abc", "app-token-file", file(""));
		expectRefusal("linkkeeper.accounts.second.ks-file", "second", "ks-file", file("s3cret\ns3cret"));
	}

	@Test
	void showsNoSecretInItsText() {
		assertThat(of("default", "app-token-id", "0_abc", "app-token", "t0ken", "ks", "a-ks").toString())
			.doesNotContain("t0ken", "a-ks");
		assertThat(get("app-token-id", "0_abc", "app-token", "t0ken").toString()).contains("0_abc")
			.doesNotContain("t0ken");
	}

	private static Credentials get(String... keysAndValues) {
		return of("default", keysAndValues).get();
	}

	private static ConfiguredCredentials of(String account, String... keysAndValues) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource(Map.of());
		source.put("a.service-url", "https://example.com/api_v3");
		for (int i = 0; i < keysAndValues.length; i += 2) {
			source.put("a." + keysAndValues[i], keysAndValues[i + 1]);
		}
		return new ConfiguredCredentials(account, new Binder(source).bind("a", AccountProperties.class).get());
	}

	private static void expectRefusal(String word, String account, String... keysAndValues) {
		assertThatIllegalArgumentException().isThrownBy(() -> of(account, keysAndValues).get())
			.satisfies((ex) -> assertThat(ex).message().contains(word).doesNotContain("s3cret", "t0ken"));
	}

	private String file(String content) throws IOException {
		return Files.writeString(this.folder.resolve("secret"), content).toString();
	}

}
