package io.linkkeeper.net;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties under {@code linkkeeper.*} that concern outgoing connections. Empty means
 * not set.
 *
 * @param proxy the HTTP proxy for the API and the webhook, such as
 * {@code http://proxy.example.com:3128}, perhaps with {@code USER:PASSWORD@}, instead of
 * that of {@code HTTPS_PROXY} and {@code HTTP_PROXY}; {@code none} for none
 * @param noProxy hosts that are reached without proxy, separated by commas, instead of
 * those of {@code NO_PROXY}
 * @param truststore a PEM file of certificates of the API, the webhook or the mail server
 * that are trusted besides those that Java trusts
 */
@ConfigurationProperties("linkkeeper")
public record NetworkProperties(@DefaultValue("") String proxy, @DefaultValue("") String noProxy,
		@DefaultValue("") String truststore) {

	static final String NO_PROXY_AT_ALL = "none";

	public NetworkProperties {
		if (!proxy.isBlank() && !proxy.strip().equals(NO_PROXY_AT_ALL)) {
			ProxyAddress.parse(proxy, "LINKKEEPER_PROXY");
		}
	}

	/** The address of the proxy may contain a password. */
	@Override
	public String toString() {
		return "NetworkProperties[noProxy=" + this.noProxy + ", truststore=" + this.truststore + ", the rest redacted]";
	}

}
