package io.linkkeeper.account;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.kaltura.http.SimulatedTransports;
import io.linkkeeper.kaltura.http.Transport;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.net.Network;

/**
 * Accounts whose clients talk to a simulated server.
 */
public final class SimulatedAccounts extends Accounts {

	private final ClientSettings settings;

	private final Clock clock;

	private final Supplier<Transport> transports;

	public SimulatedAccounts(LinkkeeperProperties properties, Clock clock, Supplier<Transport> transports) {
		super(properties, properties.clientSettings(), Network.direct(),
				AccountBudgets.local(properties.clientSettings()), clock);
		this.settings = properties.clientSettings();
		this.clock = clock;
		this.transports = transports;
	}

	@Override
	public KalturaClient connect(String name, Duration patience, Sleeper sleeper) {
		Account account = new Account(name, URI.create("https://simulated/api_v3"), 102,
				new Credentials.AdminSecret("a-simulated-secret"), null);
		ClientSettings patient = this.settings.withRetry(this.settings.retry().withPatience(patience));
		return new KalturaClient(account, patient, this.clock, sleeper, new SimulatedTransports(this.transports));
	}

}
