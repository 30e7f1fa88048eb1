package io.linkkeeper.kaltura.http;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A Kaltura account and its credentials. Its text contains no secret.
 *
 * @param name the configured name
 * @param serviceUrl the base URL of the API, ending in {@code /api_v3}
 * @param partnerId the partner ID, which every returned link must have
 * @param credentials the credentials that start sessions
 * @param userId the user of the session, or {@code null} for none; links added without an
 * owner belong to this user
 */
public record Account(String name, URI serviceUrl, int partnerId, Credentials credentials, @Nullable String userId) {

	private static final Set<String> SCHEMES = Set.of("http", "https");

	/** The account that is configured by the guide's environment variables. */
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
	 * Returns the name of an account setting for messages.
	 * @param account the account's name
	 * @param key the setting, such as {@code partner-id}
	 * @return the environment variable of the default account, or the configuration key
	 * of any other
	 */
	public static String setting(String account, String key) {
		return account.equals(IN_ENVIRONMENT) ? "KALTURA_" + key.replace('-', '_').toUpperCase(Locale.ROOT)
				: "linkkeeper.accounts." + account + "." + key;
	}

	/**
	 * Returns the name of a setting of this account.
	 * @param key the setting
	 * @return its name, for messages
	 */
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
