package io.linkkeeper.kaltura.http;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One Kaltura account and how to sign in to it. Its text holds no secret.
 *
 * @param name what the operator calls the account
 * @param serviceUrl the guide's base URL, ending in {@code /api_v3}
 * @param partnerId the account's number; every link the server shows must carry it
 * @param credentials what opens a session
 * @param userId whom the session acts for, or {@code null} for no user; links added
 * without an owner belong to this user
 */
public record Account(String name, URI serviceUrl, int partnerId, Credentials credentials, @Nullable String userId) {

	private static final Set<String> SCHEMES = Set.of("http", "https");

	/** The account that the guide's variables of the environment are for. */
	private static final String IN_ENVIRONMENT = "default";

	public Account {
		if (name.isBlank()) {
			throw new IllegalArgumentException("An account must have a name");
		}
		if (partnerId <= 0) {
			throw new IllegalArgumentException("The partner ID of account " + name + " must be a positive number");
		}
		Objects.requireNonNull(credentials, "credentials");
		serviceUrl = checked(name, serviceUrl);
		userId = (userId != null && userId.isEmpty()) ? null : userId;
	}

	/**
	 * What an operator sets to change something about an account.
	 * @param account the account's name
	 * @param key what to change, such as {@code partner-id}
	 * @return the variable of the environment for the account that it holds, for any
	 * other the key in the configuration
	 */
	public static String setting(String account, String key) {
		return account.equals(IN_ENVIRONMENT) ? "KALTURA_" + key.replace('-', '_').toUpperCase(Locale.ROOT)
				: "linkkeeper.accounts." + account + "." + key;
	}

	/** The same for this account. */
	public String setting(String key) {
		return setting(this.name, key);
	}

	private static URI checked(String name, URI serviceUrl) {
		String path = Objects.requireNonNullElse(serviceUrl.getRawPath(), "").replaceAll("/+$", "");
		boolean bare = serviceUrl.getRawQuery() == null && serviceUrl.getRawFragment() == null
				&& serviceUrl.getRawUserInfo() == null;
		if (!SCHEMES.contains(String.valueOf(serviceUrl.getScheme())) || serviceUrl.getHost() == null || !bare
				|| !path.endsWith("/api_v3")) {
			throw new IllegalArgumentException("The service URL of account " + name
					+ " must be an http or https URL that ends in /api_v3, without user, query or fragment");
		}
		return URI.create(serviceUrl.getScheme() + "://" + serviceUrl.getRawAuthority() + path);
	}

}
