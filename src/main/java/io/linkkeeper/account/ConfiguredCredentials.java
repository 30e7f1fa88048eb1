package io.linkkeeper.account;

import io.linkkeeper.account.LinkkeeperProperties.AccountProperties;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.secret.SecretFile;

/**
 * Selects the credentials of an account from its properties. No message contains a
 * secret.
 *
 * @param account the account's name
 * @param properties its configuration
 */
record ConfiguredCredentials(String account, AccountProperties properties) {

	/**
	 * Returns the credentials, reading secret files each time. A given session is used
	 * only without other credentials, as it may be a leftover in the environment.
	 * @throws IllegalArgumentException when there are none, or several
	 */
	Credentials get() {
		String secret = secret("admin-secret", this.properties.adminSecret(), this.properties.adminSecretFile());
		String token = secret("app-token", this.properties.appToken(), this.properties.appTokenFile());
		String ks = secret("ks", this.properties.ks(), this.properties.ksFile());
		if (!token.isEmpty() || !this.properties.appTokenId().isEmpty()) {
			return appToken(token, secret);
		}
		if (!secret.isEmpty()) {
			return new Credentials.AdminSecret(secret);
		}
		if (!ks.isEmpty()) {
			return new Credentials.ReadySession(ks);
		}
		throw new IllegalArgumentException("it needs an admin secret (%s), an app token (%s and %s) or a session (%s)"
			.formatted(setting("admin-secret"), setting("app-token-id"), setting("app-token"), setting("ks")));
	}

	private Credentials appToken(String token, String secret) {
		String id = this.properties.appTokenId();
		if (token.isEmpty() || id.isEmpty()) {
			throw new IllegalArgumentException("an app token needs its id (%s) and the token itself (%s)"
				.formatted(setting("app-token-id"), setting("app-token")));
		}
		if (!secret.isEmpty()) {
			throw new IllegalArgumentException("it has an app token (%s) and an admin secret (%s); keep one of the two"
				.formatted(setting("app-token-id"), setting("admin-secret")));
		}
		return new Credentials.AppToken(id, token);
	}

	private String secret(String key, String given, String file) {
		if (file.isEmpty()) {
			return given;
		}
		String setting = setting(key + "-file");
		if (!given.isEmpty()) {
			throw new IllegalArgumentException(
					"both %s and %s are set; keep one of the two".formatted(setting(key), setting));
		}
		return SecretFile.read(file, setting);
	}

	private String setting(String key) {
		return Account.setting(this.account, key);
	}

}
