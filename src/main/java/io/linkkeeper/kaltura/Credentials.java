package io.linkkeeper.kaltura;

/**
 * What opens a session. Neither the text nor a message of it ever shows the secret.
 */
public sealed interface Credentials permits Credentials.AdminSecret, Credentials.ReadySession {

	/**
	 * The account's admin secret: the client starts admin sessions
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
	 * A KS made elsewhere. It cannot be renewed: when it expires, calls end with
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
