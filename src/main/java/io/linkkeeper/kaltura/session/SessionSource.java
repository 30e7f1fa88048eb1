package io.linkkeeper.kaltura.session;

import java.time.Instant;

import io.linkkeeper.kaltura.error.InvalidCredentialsException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.Credentials;

/**
 * Opens sessions from one kind of {@link Credentials}.
 */
public interface SessionSource {

	/**
	 * Opens the first session.
	 */
	Session start();

	/**
	 * Opens the next session, when the last expires or was refused.
	 * @throws InvalidCredentialsException when there can be no other
	 */
	default Session renew() {
		return start();
	}

	/**
	 * The source of a KS made elsewhere.
	 */
	static SessionSource ready(Account account, String ks) {
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
