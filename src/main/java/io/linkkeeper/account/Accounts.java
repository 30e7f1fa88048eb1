package io.linkkeeper.account;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.linkkeeper.account.LinkkeeperProperties.AccountProperties;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.text.NearestName;

import org.springframework.stereotype.Component;

/**
 * Provides the configured accounts. Thread-safe.
 */
@Component
public class Accounts {

	private final LinkkeeperProperties properties;

	private final ClientSettings clientSettings;

	private final Clock clock;

	Accounts(LinkkeeperProperties properties, ClientSettings clientSettings, Clock clock) {
		this.properties = properties;
		this.clientSettings = clientSettings;
		this.clock = clock;
	}

	/**
	 * Returns the accounts for a process that starts no engine.
	 * @param properties the configuration
	 * @param clock the time
	 * @return its accounts
	 */
	public static Accounts of(LinkkeeperProperties properties, Clock clock) {
		return new Accounts(properties, properties.clientSettings(), clock);
	}

	/**
	 * Whether an account is configured, perhaps incompletely.
	 * @return false when every command needs {@code --sandbox}
	 */
	public boolean anyConfigured() {
		return this.properties.sandbox() != null || !configured().isEmpty();
	}

	/**
	 * Returns the identity of an account.
	 * @param name the account's name in the configuration
	 * @return its identity
	 * @throws RefusedException when it is not configured completely
	 */
	public AccountIdentity identity(String name) {
		Account account = account(name);
		String identity = properties(name).identity();
		return new AccountIdentity(name, identity.isEmpty() ? account.serviceUrl().toString() : identity,
				account.partnerId());
	}

	/**
	 * Creates a client, which connects on first use.
	 * @param name the account's name in the configuration
	 * @param sleeper performs the client's waits
	 * @return the client, to be closed by the caller
	 */
	public KalturaClient connect(String name, Sleeper sleeper) {
		return connect(name, this.clientSettings, sleeper);
	}

	KalturaClient connect(String name, ClientSettings settings, Sleeper sleeper) {
		return new KalturaClient(account(name), settings, this.clock, sleeper);
	}

	private Account account(String name) {
		AccountProperties account = properties(name);
		try {
			return new Account(name, URI.create(account.serviceUrl()), partnerId(name, account),
					new ConfiguredCredentials(name, account).get(), account.userId());
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(ExitCode.USAGE,
					"Account '%s' is not configured right: %s".formatted(name, ex.getMessage()), ex);
		}
	}

	private AccountProperties properties(String name) {
		AccountProperties sandbox = this.properties.sandbox();
		AccountProperties account = (sandbox != null) ? sandbox : this.properties.accounts().get(name);
		if (account == null || account.serviceUrl().isEmpty()) {
			throw notConfigured(name);
		}
		return account;
	}

	private List<String> configured() {
		return this.properties.accounts()
			.entrySet()
			.stream()
			.filter((account) -> !account.getValue().serviceUrl().isEmpty())
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

	private RefusedException notConfigured(String name) {
		List<String> others = configured();
		return new RefusedException(ExitCode.USAGE,
				("Account '%s' is not configured%s Set %s, %s and %s, or add --sandbox to try it on this machine"
						+ " alone.%s")
					.formatted(name, NearestName.endOfSentence(name, others), Account.setting(name, "service-url"),
							Account.setting(name, "partner-id"), Account.setting(name, "admin-secret"),
							others.isEmpty() ? "" : " Configured: " + String.join(", ", others) + "."));
	}

	private static int partnerId(String name, AccountProperties account) {
		Predicate<String> isNumber = (text) -> text.matches("[0-9]{1,9}");
		if (!isNumber.test(account.partnerId())) {
			throw new RefusedException(ExitCode.USAGE, "Account '%s' needs a number as its partner ID (%s), not '%s'."
				.formatted(name, Account.setting(name, "partner-id"), account.partnerId()));
		}
		return Integer.parseInt(account.partnerId());
	}

}
