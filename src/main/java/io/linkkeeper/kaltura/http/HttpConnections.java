package io.linkkeeper.kaltura.http;

import java.time.Duration;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Creates the HTTP client with its connection pool. All limits are explicit, as the
 * library defaults to five connections, no response timeout, and automatic retries and
 * redirects.
 */
final class HttpConnections {

	/** An idle connection occupies a server process. */
	private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

	/** Servers close idle connections after a few seconds: validate before sending. */
	private static final Duration VALIDATE_AFTER = Duration.ofMillis(250);

	private static final int LONGEST_HEADER_LINE = 64 * 1024;

	private static final int MOST_HEADERS = 200;

	private HttpConnections() {
	}

	static CloseableHttpClient open(ClientSettings settings) {
		return HttpClientBuilder.create()
			.setConnectionManager(pool(settings))
			.setDefaultRequestConfig(requests(settings))
			.evictIdleConnections(TimeValue.of(LONGEST_IDLE))
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableConnectionState()
			.setUserAgent("linkkeeper")
			.build();
	}

	private static PoolingHttpClientConnectionManager pool(ClientSettings settings) {
		Http1Config http1 = Http1Config.custom()
			.setMaxLineLength(LONGEST_HEADER_LINE)
			.setMaxHeaderCount(MOST_HEADERS)
			.build();
		return PoolingHttpClientConnectionManagerBuilder.create()
			.setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(http1).build())
			.setMaxConnTotal(settings.concurrentRequests())
			.setMaxConnPerRoute(settings.concurrentRequests())
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setConnectTimeout(Timeout.of(settings.connectTimeout()))
				.setSocketTimeout(Timeout.of(settings.requestTimeout()))
				.setValidateAfterInactivity(TimeValue.of(VALIDATE_AFTER))
				.build())
			.build();
	}

	private static RequestConfig requests(ClientSettings settings) {
		return RequestConfig.custom()
			.setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
			.setResponseTimeout(Timeout.of(settings.requestTimeout()))
			.setProtocolUpgradeEnabled(false)
			.build();
	}

}
