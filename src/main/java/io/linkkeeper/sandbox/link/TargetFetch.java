package io.linkkeeper.sandbox.link;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.sandbox.SandboxException;
import io.linkkeeper.sandbox.answer.HttpAnswer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the target of a link for goto with {@code proxy=true}, bounded in time, size
 * and concurrency. Thread-safe.
 */
final class TargetFetch implements AutoCloseable {

	static final Duration TIME_LIMIT = Duration.ofSeconds(10);

	static final int SIZE_LIMIT = 4 * 1024 * 1024;

	private static final Logger LOG = LoggerFactory.getLogger(TargetFetch.class);

	private static final int MAX_AT_ONCE = 8;

	private static final int MAX_REDIRECTS = 5;

	private final Duration timeLimit;

	private final int sizeLimit;

	private final CloseableHttpClient client;

	private final Semaphore free = new Semaphore(MAX_AT_ONCE);

	private final ScheduledExecutorService cancellations = Executors
		.newSingleThreadScheduledExecutor(TargetFetch::daemon);

	/**
	 * Creates a client.
	 * @param targets resolves hosts, and refuses those that may not be fetched from
	 * @param timeLimit the longest duration of a fetch
	 * @param sizeLimit the most bytes of a page
	 */
	TargetFetch(DnsResolver targets, Duration timeLimit, int sizeLimit) {
		this.timeLimit = timeLimit;
		this.sizeLimit = sizeLimit;
		this.client = client(targets, Timeout.of(timeLimit));
	}

	/**
	 * Fetches a page.
	 * @param url the address
	 * @return the page with its status and content type; 403 when it may not be fetched,
	 * 502 when it cannot be, 503 when too many are under way, 504 when it takes too long
	 */
	HttpAnswer fetch(String url) {
		String lower = url.toLowerCase(Locale.ROOT);
		if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
			return HttpAnswer.page(403, "Forbidden");
		}
		if (!this.free.tryAcquire()) {
			return HttpAnswer.page(503, "Service Unavailable");
		}
		try {
			return fetch(new HttpGet(url));
		}
		catch (ProxyTargets.RefusedTargetException ex) {
			return HttpAnswer.page(403, "Forbidden");
		}
		catch (IOException | IllegalArgumentException ex) {
			LOG.debug("goto cannot fetch a target: {}", ex.toString());
			return HttpAnswer.page(502, "Bad Gateway");
		}
		finally {
			this.free.release();
		}
	}

	@Override
	public void close() {
		this.cancellations.shutdownNow();
		try {
			this.client.close();
		}
		catch (IOException ex) {
			throw new SandboxException("Cannot close the client of goto: " + ex.getMessage(), ex);
		}
	}

	private HttpAnswer fetch(HttpGet request) throws IOException {
		Future<?> cancelling = this.cancellations.schedule(request::cancel, this.timeLimit.toMillis(),
				TimeUnit.MILLISECONDS);
		try {
			return this.client.execute(request, this::answer);
		}
		catch (IOException ex) {
			if (request.isCancelled() || ex instanceof java.net.SocketTimeoutException) {
				return HttpAnswer.page(504, "Gateway Timeout");
			}
			throw ex;
		}
		finally {
			cancelling.cancel(false);
		}
	}

	private HttpAnswer answer(ClassicHttpResponse response) throws IOException {
		HttpEntity entity = response.getEntity();
		if (entity == null) {
			return HttpAnswer.withoutBody(response.getCode(), Map.of());
		}
		String type = entity.getContentType();
		try (InputStream content = entity.getContent()) {
			byte[] body = content.readNBytes(this.sizeLimit + 1);
			if (body.length > this.sizeLimit) {
				throw new IOException("more than " + this.sizeLimit + " bytes");
			}
			return new HttpAnswer(response.getCode(), (type != null) ? Map.of("Content-Type", type) : Map.of(), body);
		}
	}

	private static CloseableHttpClient client(DnsResolver resolver, Timeout timeout) {
		return HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(resolver)
				.setMaxConnTotal(MAX_AT_ONCE)
				.setMaxConnPerRoute(MAX_AT_ONCE)
				.setDefaultConnectionConfig(
						ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build())
				.build())
			.setDefaultRequestConfig(RequestConfig.custom()
				.setMaxRedirects(MAX_REDIRECTS)
				.setResponseTimeout(timeout)
				.setConnectionRequestTimeout(timeout)
				.build())
			.setConnectionReuseStrategy((request, response, context) -> false)
			.disableAutomaticRetries()
			.disableContentCompression()
			.disableCookieManagement()
			.disableAuthCaching()
			.build();
	}

	private static Thread daemon(Runnable runnable) {
		Thread thread = new Thread(runnable, "linkkeeper-sandbox-goto");
		thread.setDaemon(true);
		return thread;
	}

}
