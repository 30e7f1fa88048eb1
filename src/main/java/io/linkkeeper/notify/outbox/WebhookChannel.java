package io.linkkeeper.notify.outbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.report.ReportJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Posts notifications to a webhook as JSON. The key {@code text} is the one displayed by
 * chat services.
 */
final class WebhookChannel implements DeliveryChannel {

	private static final Logger logger = LoggerFactory.getLogger(WebhookChannel.class);

	private static final Set<String> SCHEMES = Set.of("https", "http");

	/** Status codes that concern one request, not the webhook. */
	private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

	private final NotifyProperties properties;

	private final Supplier<HttpClient> client;

	public WebhookChannel(NotifyProperties properties) {
		this.properties = properties;
		this.client = SingletonSupplier.of(() -> HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(properties.timeout())
			.build());
	}

	@Override
	public boolean isConfigured() {
		return this.properties.hasWebhook();
	}

	@Override
	public void deliver(Notification notification) throws UndeliveredException {
		int status = post(json(notification)).statusCode();
		if (REFUSALS.contains(status)) {
			throw UndeliveredException.refused("the webhook answered " + status);
		}
		if (status / 100 != 2) {
			throw UndeliveredException.channelDown("the webhook answered " + status, null);
		}
	}

	private HttpResponse<Void> post(String json) throws UndeliveredException {
		HttpRequest request = request(json);
		try {
			return this.client.get()
				.sendAsync(request, BodyHandlers.discarding())
				.orTimeout(this.properties.timeout().toMillis(), TimeUnit.MILLISECONDS)
				.join();
		}
		catch (CompletionException ex) {
			throw UndeliveredException.channelDown("the webhook at %s cannot be reached: %s"
				.formatted(request.uri().getHost(), NestedExceptionUtils.getMostSpecificCause(ex)), ex);
		}
	}

	private HttpRequest request(String json) throws UndeliveredException {
		HttpRequest.Builder request = HttpRequest.newBuilder(url())
			.header("Content-Type", "application/json; charset=utf-8")
			.header("User-Agent", "linkkeeper")
			.POST(BodyPublishers.ofString(json));
		String secret = this.properties.signingSecret();
		if (!secret.isEmpty()) {
			request.header(Signature.HEADER, Signature.of(json.getBytes(StandardCharsets.UTF_8), secret));
		}
		return request.build();
	}

	/** An invalid URL is not shown, as it may contain a secret. */
	private URI url() throws UndeliveredException {
		try {
			URI url = new URI(this.properties.url());
			if (url.getHost() != null && SCHEMES.contains(url.getScheme())) {
				return url;
			}
		}
		catch (URISyntaxException ex) {
			logger.debug("The webhook's URL has a mistake at index " + ex.getIndex());
		}
		throw UndeliveredException
			.channelDown("the webhook's URL is none; set LINKKEEPER_NOTIFY_WEBHOOK_URL to one with https://", null);
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
