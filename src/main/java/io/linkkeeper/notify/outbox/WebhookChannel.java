package io.linkkeeper.notify.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.linkkeeper.net.ConnectionLimits;
import io.linkkeeper.net.ConnectionProblem;
import io.linkkeeper.net.Loopback;
import io.linkkeeper.net.Network;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.report.ReportJson;
import io.linkkeeper.text.FailureText;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts notifications to a webhook as JSON. The key {@code text} is the one displayed by
 * chat services.
 */
final class WebhookChannel implements DeliveryChannel {

	private static final Logger logger = LoggerFactory.getLogger(WebhookChannel.class);

	private static final Set<String> SCHEMES = Set.of("https", "http");

	private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

	/** Status codes that concern one request, not the webhook. */
	private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

	private final NotifyProperties properties;

	private final Network network;

	public WebhookChannel(NotifyProperties properties, Network network) {
		this.properties = properties;
		this.network = network;
	}

	@Override
	public boolean isConfigured() {
		return this.properties.hasWebhook();
	}

	@Override
	public void deliver(Notification notification) throws UndeliveredException {
		URI url = url();
		int status = post(url, json(notification));
		if (REFUSALS.contains(status)) {
			throw UndeliveredException.refused("the webhook answered " + status);
		}
		if (status == PROXY_AUTHENTICATION_REQUIRED) {
			throw UndeliveredException
				.channelDown("the proxy to the webhook demands a user and a password; add them to its address", null);
		}
		if (status / 100 != 2) {
			throw UndeliveredException.channelDown("the webhook answered " + status, null);
		}
	}

	/**
	 * A client of its own, as the URL and the certificates may have changed in their
	 * files.
	 */
	private int post(URI url, String json) throws UndeliveredException {
		HttpPost request = request(url, json);
		Duration timeout = this.properties.timeout();
		try (CloseableHttpClient client = this.network.open(url, new ConnectionLimits(1, timeout, timeout))) {
			return CompletableFuture.supplyAsync(() -> status(client, request))
				.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
				.join();
		}
		catch (CompletionException ex) {
			request.cancel();
			throw UndeliveredException.channelDown(
					"the webhook at %s cannot be reached: %s".formatted(url.getHost(), reason(ex, timeout)), ex);
		}
		catch (IllegalArgumentException | IOException ex) {
			throw UndeliveredException.channelDown("the webhook cannot be used: " + FailureText.of(ex), ex);
		}
	}

	private static int status(CloseableHttpClient client, HttpPost request) {
		try {
			return client.execute(request, HttpResponse::getCode);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String reason(CompletionException failure, Duration timeout) {
		return (failure.getCause() instanceof TimeoutException) ? "it gave no answer within " + timeout
				: ConnectionProblem.of(failure).what();
	}

	private HttpPost request(URI url, String json) throws UndeliveredException {
		HttpPost request = new HttpPost(url);
		request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
		String secret = this.properties.signingSecret();
		if (!secret.isEmpty()) {
			request.setHeader(Signature.HEADER, Signature.of(json.getBytes(StandardCharsets.UTF_8), secret));
		}
		return request;
	}

	/** An invalid URL is not shown, as it may contain a secret. */
	private URI url() throws UndeliveredException {
		try {
			URI url = new URI(this.properties.url());
			if (url.getHost() != null && SCHEMES.contains(url.getScheme())) {
				requireEncrypted(url);
				return url;
			}
		}
		catch (URISyntaxException ex) {
			logger.debug("The webhook's URL has a mistake at index " + ex.getIndex());
		}
		throw UndeliveredException
			.channelDown("the webhook's URL is none; set LINKKEEPER_NOTIFY_WEBHOOK_URL to one with https://", null);
	}

	private void requireEncrypted(URI url) throws UndeliveredException {
		boolean encrypted = url.getScheme().equals("https") || Loopback.isLoopback(url.getHost());
		if (!encrypted && !this.properties.webhookInsecure()) {
			throw UndeliveredException
				.channelDown(("the webhook's URL begins with http://, so that what is posted to %s"
						+ " would travel unencrypted; use https://, or set LINKKEEPER_NOTIFY_WEBHOOK_INSECURE to true")
					.formatted(url.getHost()), null);
		}
	}

	static String json(Notification notification) {
		Event event = notification.event();
		ObjectNode json = JsonMapper.shared().createObjectNode();
		json.put("id", notification.key());
		json.put("event", event.kind().label());
		json.put("job", event.job());
		json.put("run", event.runId());
		json.put("account", event.account());
		json.put("at", event.at().toString());
		json.put("text", notification.chatText());
		if (notification.report() != null) {
			ReportJson.add(notification.report(), json);
		}
		return JsonMapper.shared().writeValueAsString(json);
	}

}
