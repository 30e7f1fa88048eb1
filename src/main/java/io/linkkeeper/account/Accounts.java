package io.linkkeeper.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.linkkeeper.account.LinkkeeperProperties.AccountProperties;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Transport;
import io.linkkeeper.kaltura.limit.AccountBudget;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.net.Loopback;
import io.linkkeeper.net.Network;
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

	private final Network network;

	private final AccountBudgets budgets;

	private final Clock clock;

	Accounts(LinkkeeperProperties properties, ClientSettings clientSettings, Network network, AccountBudgets budgets,
			Clock clock) {
		this.properties = properties;
		this.clientSettings = clientSettings;
		this.network = network;
		this.budgets = budgets;
		this.clock = clock;
	}

	/**
	 * Returns the accounts for a process that starts no engine.
	 * @param properties the configuration
	 * @param clock the time
	 * @return its accounts
	 */
	public static Accounts of(LinkkeeperProperties properties, Clock clock) {
		ClientSettings settings = properties.clientSettings();
		return new Accounts(properties, settings, Network.direct(), AccountBudgets.local(settings), clock);
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
		return identity(name, account(name));
	}

	private AccountIdentity identity(String name, Account account) {
		String identity = properties(name).identity();
		return new AccountIdentity(name, identity.isEmpty() ? account.serviceUrl().toString() : identity,
				account.partnerId());
	}

	/**
	 * Creates a client, which connects on first use. All clients of an account share its
	 * request budget.
	 * @param name the account's name in the configuration
	 * @param sleeper performs the client's waits
	 * @return the client, to be closed by the caller
	 */
	public KalturaClient connect(String name, Sleeper sleeper) {
		return connect(name, Duration.ZERO, sleeper);
	}

	/**
	 * Creates a client that waits for the end of an outage of the API.
	 * @param name the account's name in the configuration
	 * @param patience how long an outage may last
	 * @param sleeper performs the client's waits
	 * @return the client, to be closed by the caller
	 */
	public KalturaClient connect(String name, Duration patience, Sleeper sleeper) {
		ClientSettings settings = this.clientSettings.withRetry(this.clientSettings.retry().withPatience(patience));
		Account account = account(name);
		return connect(account, settings, this.budgets.of(identity(name, account)), sleeper);
	}

	/**
	 * Creates a client beside the account's budget, for a few requests that must not wait
	 * for those of runs.
	 */
	KalturaClient connectAlone(String name, ClientSettings settings, Sleeper sleeper) {
		return connect(account(name), settings, settings.budget(), sleeper);
	}

	private KalturaClient connect(Account account, ClientSettings settings, AccountBudget budget, Sleeper sleeper) {
		try {
			return new KalturaClient(account, settings, Transport.Factory.http(this.network), budget, this.clock,
					sleeper);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(ExitCode.USAGE,
					"The network is not configured right: %s".formatted(ex.getMessage()), ex);
		}
	}

	private Account account(String name) {
		AccountProperties account = properties(name);
		try {
			Account complete = new Account(name, serviceUrl(name, account), partnerId(name, account),
					new ConfiguredCredentials(name, account).get(), account.userId());
			requireEncrypted(complete, account);
			return complete;
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(ExitCode.USAGE,
					"Account '%s' is not configured right: %s".formatted(name, ex.getMessage()), ex);
		}
	}

	/** The parser's message quotes the value, which may be a secret by mistake. */
	private static URI serviceUrl(String name, AccountProperties account) {
		try {
			return new URI(account.serviceUrl().strip());
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("%s is no URL; it looks like https://www.kaltura.com/api_v3"
				.formatted(Account.setting(name, "service-url")));
		}
	}

	private static void requireEncrypted(Account account, AccountProperties properties) {
		URI url = account.serviceUrl();
		boolean encrypted = url.getScheme().equals("https") || Loopback.isLoopback(url.getHost());
		if (!encrypted && !properties.insecure().equals("true")) {
			throw new IllegalArgumentException(("with http:// the secret would travel unencrypted to %s. Use https://"
					+ " in %s, or set %s to true to allow it")
				.formatted(url.getHost(), account.setting("service-url"), account.setting("insecure")));
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

	/** The value is not shown, as it may be a secret by mistake. */
	private static int partnerId(String name, AccountProperties account) {
		String id = account.partnerId().strip();
		if (!id.matches("[0-9]{1,9}")) {
			throw new RefusedException(ExitCode.USAGE, "Account '%s' needs a number as its partner ID; %s %s."
				.formatted(name, Account.setting(name, "partner-id"), id.isEmpty() ? "is not set" : "holds none"));
		}
		return Integer.parseInt(id);
	}

}
