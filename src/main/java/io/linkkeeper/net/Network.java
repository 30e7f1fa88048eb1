package io.linkkeeper.net;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLSocketFactory;

import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Creates HTTP clients that use the configured proxy and trusted certificates, and
 * sockets of other protocols that trust the same certificates. All limits of HTTP clients
 * are explicit, as the library defaults to five connections, no response timeout, and
 * automatic retries and redirects. Thread-safe.
 */
public final class Network {

	/** An idle connection occupies a server process. */
	private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

	/** Servers close idle connections after a few seconds: validate before sending. */
	private static final Duration VALIDATE_AFTER = Duration.ofMillis(250);

	private static final int LONGEST_HEADER_LINE = 64 * 1024;

	private static final int MOST_HEADERS = 200;

	private final ProxyChoice proxies;

	private final String truststore;

	Network(NetworkProperties properties, UnaryOperator<@Nullable String> environment,
			UnaryOperator<@Nullable String> system) {
		this.proxies = new ProxyChoice(properties, environment, system);
		this.truststore = properties.truststore();
	}

	/**
	 * Creates the network of this process.
	 * @param properties the settings
	 * @return a network that also uses the proxy of Java's system properties or of the
	 * environment
	 */
	public static Network of(NetworkProperties properties) {
		return new Network(properties, System::getenv, System::getProperty);
	}

	/**
	 * Creates a network without settings.
	 * @return a network that uses no proxy and trusts what Java trusts
	 */
	public static Network direct() {
		return new Network(new NetworkProperties(NetworkProperties.NO_PROXY_AT_ALL, "", ""), (name) -> null,
				(name) -> null);
	}

	/**
	 * Creates a client of one host.
	 * @param target a URL of the host
	 * @param limits the limits of its connections
	 * @return the client, which connects on first use
	 * @throws IllegalArgumentException when the proxy's address or the truststore cannot
	 * be used; the message names the setting and contains no secret
	 */
	public CloseableHttpClient open(URI target, ConnectionLimits limits) {
		HttpClientBuilder client = HttpClientBuilder.create()
			.setConnectionManager(pool(limits))
			.setDefaultRequestConfig(requests(limits))
			.evictIdleConnections(TimeValue.of(LONGEST_IDLE))
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableConnectionState()
			.setUserAgent("linkkeeper");
		this.proxies.to(target).ifPresent((proxy) -> route(client, proxy));
		return client.build();
	}

	/**
	 * Returns a source of TLS connections other than HTTP, without a proxy.
	 * @return a factory of sockets that trust the configured certificates
	 * @throws IllegalArgumentException when the truststore cannot be used; the message
	 * names the setting
	 */
	public SSLSocketFactory tls() {
		return TrustedCertificates.context(this.truststore).getSocketFactory();
	}

	/**
	 * Returns the proxy to a host.
	 * @param target a URL of the host
	 * @return host and port of the proxy, or empty for none
	 * @throws IllegalArgumentException when the proxy's address is invalid
	 */
	public Optional<String> proxyTo(URI target) {
		return this.proxies.to(target).map(ProxyAddress::toString);
	}

	private static void route(HttpClientBuilder client, ProxyAddress proxy) {
		client.setProxy(new HttpHost("http", proxy.host(), proxy.port()));
		if (!proxy.user().isEmpty()) {
			BasicCredentialsProvider credentials = new BasicCredentialsProvider();
			credentials.setCredentials(new AuthScope(proxy.host(), proxy.port()),
					new UsernamePasswordCredentials(proxy.user(), proxy.password().toCharArray()));
			client.setDefaultCredentialsProvider(credentials);
		}
	}

	private PoolingHttpClientConnectionManager pool(ConnectionLimits limits) {
		Http1Config http1 = Http1Config.custom()
			.setMaxLineLength(LONGEST_HEADER_LINE)
			.setMaxHeaderCount(MOST_HEADERS)
			.build();
		return PoolingHttpClientConnectionManagerBuilder.create()
			.setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(http1).build())
			.setTlsSocketStrategy(new DefaultClientTlsStrategy(TrustedCertificates.context(this.truststore)))
			.setMaxConnTotal(limits.connections())
			.setMaxConnPerRoute(limits.connections())
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setConnectTimeout(Timeout.of(limits.connectTimeout()))
				.setSocketTimeout(Timeout.of(limits.requestTimeout()))
				.setValidateAfterInactivity(TimeValue.of(VALIDATE_AFTER))
				.build())
			.build();
	}

	private static RequestConfig requests(ConnectionLimits limits) {
		return RequestConfig.custom()
			.setConnectionRequestTimeout(Timeout.of(limits.connectTimeout()))
			.setResponseTimeout(Timeout.of(limits.requestTimeout()))
			.setProtocolUpgradeEnabled(false)
			.build();
	}

}
