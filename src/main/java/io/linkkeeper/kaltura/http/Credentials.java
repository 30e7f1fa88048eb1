package io.linkkeeper.kaltura.http;

import io.linkkeeper.kaltura.error.InvalidCredentialsException;

/**
 * Credentials that start sessions. Texts and messages never contain a secret.
 */
public sealed interface Credentials permits Credentials.AdminSecret, Credentials.AppToken, Credentials.ReadySession {

	/**
	 * The admin secret of the account: the client starts admin sessions
	 * ({@code session.start}, type 2, privilege {@code disableentitlement}: guide,
	 * section 2) and renews them.
	 *
	 * @param secret the admin secret
	 */
	record AdminSecret(String secret) implements Credentials {

		public AdminSecret {
			if (secret.isBlank()) {
				throw new IllegalArgumentException("The admin secret must not be empty");
			}
		}

		@Override
		public String toString() {
			return "AdminSecret[redacted]";
		}

	}

	/**
	 * An application token of the account: the client starts its sessions and renews
	 * them. They must be admin sessions.
	 *
	 * @param id the id of the token, not a secret
	 * @param token the token itself
	 */
	record AppToken(String id, String token) implements Credentials {

		public AppToken {
			if (id.isBlank()) {
				throw new IllegalArgumentException("The id of the app token must not be empty");
			}
			if (token.isBlank()) {
				throw new IllegalArgumentException("The app token must not be empty");
			}
		}

		@Override
		public String toString() {
			return "AppToken[id=" + this.id + ", redacted]";
		}

	}

	/**
	 * A given KS, which cannot be renewed: when it expires, calls fail with
	 * {@link InvalidCredentialsException}.
	 *
	 * @param ks the session string
	 */
	record ReadySession(String ks) implements Credentials {

		public ReadySession {
			if (ks.isBlank()) {
				throw new IllegalArgumentException("The KS must not be empty");
			}
		}

		@Override
		public String toString() {
			return "ReadySession[redacted]";
		}

	}

}
