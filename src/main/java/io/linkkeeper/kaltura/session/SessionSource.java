package io.linkkeeper.kaltura.session;

import java.time.Clock;
import java.time.Instant;

import io.linkkeeper.kaltura.error.InvalidCredentialsException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.Api;
import io.linkkeeper.kaltura.http.Credentials;

/**
 * Starts sessions from one kind of {@link Credentials}.
 */
interface SessionSource {

	/**
	 * Starts the first session.
	 */
	Session start();

	/**
	 * Starts another session after the last expired or was refused.
	 * @throws InvalidCredentialsException when the credentials cannot start another one
	 */
	default Session renew() {
		return start();
	}

	/**
	 * Selects the source for an account's credentials, which are redacted from now on.
	 */
	static SessionSource of(Account account, Api api, Clock clock) {
		if (account.credentials() instanceof Credentials.AdminSecret admin) {
			api.redact(admin.secret());
			return new AdminSessionSource(account, admin.secret(), api, clock);
		}
		if (account.credentials() instanceof Credentials.AppToken token) {
			api.redact(token.token());
			return new AppTokenSessionSource(account, token, api, clock);
		}
		return ready(account, ((Credentials.ReadySession) account.credentials()).ks());
	}

	/**
	 * Creates the source of a KS made elsewhere, which cannot be renewed.
	 */
	private static SessionSource ready(Account account, String ks) {
		return new SessionSource() {

			@Override
			public Session start() {
				return new Session(ks, Instant.MAX);
			}

			@Override
			public Session renew() {
				throw new InvalidCredentialsException("The server refuses the KS of account " + account.name()
						+ ", and a given KS cannot be renewed: set " + account.setting("ks") + " to a new one, or "
						+ account.setting("admin-secret"));
			}

		};
	}

}
