package io.linkkeeper.account;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import io.linkkeeper.apply.ApplySettings;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.RetrySettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Properties under {@code linkkeeper.*}.
 *
 * @param accounts the accounts by name
 * @param sandbox the sandbox account that replaces all others, or {@code null} without
 * sandbox
 * @param files the folder inside which files named in definitions must lie
 * @param results the folder for the results of runs; {@code results} in
 * {@code LINKKEEPER_DATA} when that is set
 * @param planValidity how old a plan may be when it is applied
 * @param accountWait how long a scheduled run waits while another run writes to its
 * account
 * @param lease how long a process may be without heartbeat before its runs can be taken
 * over, at least a second; only where processes share a database
 * @param answerTimeout how late after it was sent a request without an answer may take
 * effect; the API was seen to work on for 60 s
 * @param settle how long an unanswered add is looked for before it is sent again
 * @param requestTimeout the request timeout; the API's own is 30 s
 * @param connectTimeout the connection timeout
 * @param requestsAtATime the number of requests in flight for an account
 * @param callsPerRequest the number of changes in one request
 * @param requestsPerSecond the most requests in a second for an account; without it there
 * is no limit
 * @param claimSize how many changes are claimed, re-checked and recorded together, at
 * most 500
 */
@ConfigurationProperties("linkkeeper")
public record LinkkeeperProperties(Map<String, AccountProperties> accounts, @Nullable AccountProperties sandbox,
		@DefaultValue(".") String files, @DefaultValue("data/results") String results,
		@DefaultValue("P1D") Duration planValidity, @DefaultValue("PT1H") Duration accountWait,
		@DefaultValue("PT30S") Duration lease, @DefaultValue("PT90S") Duration answerTimeout,
		@DefaultValue("PT60S") Duration settle, @DefaultValue("PT25S") Duration requestTimeout,
		@DefaultValue("PT5S") Duration connectTimeout, @DefaultValue("8") int requestsAtATime,
		@DefaultValue("25") int callsPerRequest, @Nullable Double requestsPerSecond,
		@DefaultValue("500") int claimSize) {

	/**
	 * Reads the properties in a process that starts no engine, from its environment and
	 * its working folder, as an engine would.
	 * @param data the data folder
	 * @return the properties
	 * @throws BindException when a value is invalid
	 */
	public static LinkkeeperProperties read(Path data) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("command", Map.of("linkkeeper.data", data.toString())));
		ConfigDataEnvironmentPostProcessor.applyTo(environment);
		return Binder.get(environment).bindOrCreate("linkkeeper", LinkkeeperProperties.class);
	}

	/**
	 * Not bound as a {@link Path}, as Spring would resolve it against the web server's
	 * document folder.
	 */
	public Path filesFolder() {
		return Path.of(this.files);
	}

	public Path resultsFolder() {
		return Path.of(this.results);
	}

	/**
	 * Returns the files that hold secrets of accounts.
	 * @return their paths, existing or not
	 */
	public List<Path> secretFiles() {
		return Stream.concat(this.accounts.values().stream(), Stream.ofNullable(this.sandbox))
			.flatMap((account) -> Stream.of(account.adminSecretFile, account.appTokenFile, account.ksFile))
			.filter((file) -> !file.isEmpty())
			.map(Path::of)
			.toList();
	}

	public ClientSettings clientSettings() {
		OptionalDouble rate = (this.requestsPerSecond != null) ? OptionalDouble.of(this.requestsPerSecond)
				: OptionalDouble.empty();
		return new ClientSettings(this.connectTimeout, this.requestTimeout, this.requestsAtATime, this.callsPerRequest,
				rate, RetrySettings.defaults());
	}

	public ApplySettings applySettings() {
		return new ApplySettings(this.claimSize, this.answerTimeout, this.settle, ApplySettings.ATTEMPTS);
	}

	/**
	 * Properties of one account. All values are text, so that messages can name the key
	 * of an invalid one.
	 *
	 * @param serviceUrl the API, ending in {@code /api_v3}
	 * @param identity the URL recorded with runs of the account, where the real one may
	 * change
	 * @param partnerId the account's number
	 * @param adminSecret the admin secret, with which sessions are opened and renewed
	 * @param adminSecretFile a file that holds the admin secret
	 * @param appToken the app token itself
	 * @param appTokenId the id of an app token, which is used instead of the admin secret
	 * @param appTokenFile a file that holds the app token
	 * @param ks an admin session that is used instead of a secret and cannot be renewed
	 * @param ksFile a file that holds the session
	 * @param userId the user for whom sessions are opened
	 * @param insecure {@code true} to allow a service URL with {@code http://} on another
	 * machine, to which the secret travels unencrypted
	 */
	record AccountProperties(@DefaultValue("") String serviceUrl, @DefaultValue("") String identity,
			@DefaultValue("") String partnerId, @DefaultValue("") String adminSecret,
			@DefaultValue("") String adminSecretFile, @DefaultValue("") String appTokenId,
			@DefaultValue("") String appToken, @DefaultValue("") String appTokenFile, @DefaultValue("") String ks,
			@DefaultValue("") String ksFile, @DefaultValue("") String userId, @DefaultValue("") String insecure) {

		@Override
		public String toString() {
			return "AccountProperties[redacted]";
		}

	}

}
