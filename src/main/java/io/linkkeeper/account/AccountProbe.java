package io.linkkeeper.account;

import java.time.Duration;
import java.util.Optional;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.RetrySettings;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.run.RefusedException;

import org.springframework.stereotype.Component;

/**
 * Checks that a session can be started for an account, with a single attempt and a short
 * timeout. Thread-safe.
 */
@Component
public class AccountProbe {

	private static final Duration TIMEOUT = Duration.ofSeconds(3);

	private final Accounts accounts;

	private final Sleeper sleeper;

	AccountProbe(Accounts accounts, Sleeper sleeper) {
		this.accounts = accounts;
		this.sleeper = sleeper;
	}

	/**
	 * Starts a session.
	 * @param name the account's name in the configuration
	 * @return the failure without secrets, or empty on success
	 */
	public Optional<String> problem(String name) {
		try (KalturaClient client = this.accounts.connectAlone(name, singleAttempt(), this.sleeper)) {
			client.session();
			return Optional.empty();
		}
		catch (RefusedException | KalturaException ex) {
			return Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	private static ClientSettings singleAttempt() {
		RetrySettings once = new RetrySettings(1, RetrySettings.FIRST_PAUSE, RetrySettings.LONGEST_PAUSE,
				RetrySettings.BLOCKED_PAUSE, 0);
		return ClientSettings.defaults().withRequestTimeout(TIMEOUT).withRetry(once);
	}

}
