package io.linkkeeper.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.account.LinkkeeperProperties.AccountProperties;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.secret.SecretFile;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The files with secrets that are configured. Thread-safe.
 */
@Component
public class SecretFiles {

	/** The settings of secrets that belong to no account, by their names in messages. */
	private static final Map<String, String> OTHERS = Map.of("LINKKEEPER_NOTIFY_MAIL_PASSWORD_FILE",
			"linkkeeper.notify.mail-password-file", "LINKKEEPER_NOTIFY_WEBHOOK_URL_FILE",
			"linkkeeper.notify.webhook-url-file", "LINKKEEPER_NOTIFY_WEBHOOK_SECRET_FILE",
			"linkkeeper.notify.webhook-secret-file", "LINKKEEPER_DB_PASSWORD_FILE", "LINKKEEPER_DB_PASSWORD_FILE");

	private final LinkkeeperProperties properties;

	private final Environment environment;

	/**
	 * Creates a look at the secret files of a configuration.
	 * @param properties the accounts
	 * @param environment the settings of other secrets
	 */
	public SecretFiles(LinkkeeperProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
	}

	/**
	 * Returns the settings whose files other users can read.
	 * @return the names of the settings, in order
	 */
	public List<String> openToOthers() {
		Map<String, String> files = new TreeMap<>();
		this.properties.accounts().forEach((name, account) -> files.putAll(ofAccount(name, account)));
		OTHERS.forEach((name, key) -> files.put(name, this.environment.getProperty(key, "")));
		List<String> open = new ArrayList<>();
		files.forEach((name, file) -> {
			if (!file.isEmpty() && SecretFile.isOpenToOthers(file)) {
				open.add(name);
			}
		});
		return open;
	}

	private static Map<String, String> ofAccount(String name, AccountProperties account) {
		return Map.of(Account.setting(name, "admin-secret-file"), account.adminSecretFile(),
				Account.setting(name, "app-token-file"), account.appTokenFile(), Account.setting(name, "ks-file"),
				account.ksFile());
	}

}
