package io.linkkeeper.notify.outbox;

import java.nio.charset.StandardCharsets;

import io.linkkeeper.net.Network;
import io.linkkeeper.net.NetworkProperties;
import io.linkkeeper.net.TestProxy;
import io.linkkeeper.net.TestTlsServer;
import io.linkkeeper.notify.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the webhook gets, over HTTP.
 */
class WebhookChannelTests {

	private static final Notification NOTIFICATION = NotifyBench.notification(Recipient.WEBHOOK);

	private final TestWebhook webhook = new TestWebhook();

	@AfterEach
	void stop() {
		this.webhook.close();
	}

	@Test
	void postsTheEventAsJsonThatChatsShow() throws Exception {
		channel("WEBHOOK_URL", this.webhook.url()).deliver(NOTIFICATION);
		JsonNode json = this.webhook.requests().get(0).json();
		assertThat(json.propertyNames()).containsExactly("id", "event", "job", "run", "account", "at", "text");
		assertThat(json.path("event").asString()).isEqualTo("failed");
		assertThat(json.path("run").asLong()).isEqualTo(5);
		assertThat(json.path("at").asString()).isEqualTo("2026-06-01T04:15:00Z");
		assertThat(json.path("text").asString())
			.isEqualTo("[linkkeeper] expire-links: failed (run 5)\nrun 5 of expire-links: failed: so");
		assertThat(this.webhook.requests().get(0).signature()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "@here,\uFF20here", "a @everyone,a \uFF20everyone", "<!channel>,\uFF1C!channel>",
			"<@U1>,\uFF1C\uFF20U1>", "ann@example.com,ann@example.com", "a < b,a < b",
			"a\u001B[2J\u202Eb,a\uFFFD[2J\uFFFDb" })
	void mentionsNobody(String name, String shown) {
		Event event = NOTIFICATION.event();
		Notification notification = new Notification(1, "key",
				new Event(event.kind(), event.job(), event.runId(), event.account(), event.at(), name),
				Recipient.WEBHOOK, 0, null);
		assertThat(notification.chatText()).endsWith("\n" + shown);
		assertThat(notification.body()).contains(name.contains("\u001B") ? shown : name);
	}

	@Test
	void signsTheBody() throws Exception {
		channel("WEBHOOK_URL", this.webhook.url(), "WEBHOOK_SECRET", "si9ning").deliver(NOTIFICATION);
		TestWebhook.Request request = this.webhook.requests().get(0);
		assertThat(request.signature())
			.isEqualTo(Signature.of(request.body().getBytes(StandardCharsets.UTF_8), "si9ning"));
	}

	@Test
	void isDownWhenItAnswersWithAnErrorOfItsOwn() {
		this.webhook.answer(503);
		UndeliveredException failure = failure(channel("WEBHOOK_URL", this.webhook.url()));
		assertThat(failure.isChannelDown()).isTrue();
		assertThat(failure.reason()).isEqualTo("the webhook answered 503");
	}

	@Test
	void refusesOneNotification() {
		this.webhook.answer(400);
		assertThat(failure(channel("WEBHOOK_URL", this.webhook.url())).isChannelDown()).isFalse();
	}

	@Test
	void doesNotFollowARedirect() {
		this.webhook.answer(302);
		assertThat(failure(channel("WEBHOOK_URL", this.webhook.url())).isChannelDown()).isTrue();
		assertThat(this.webhook.requests()).hasSize(1);
	}

	@Test
	void isGivenUpWhenItStaysSilent() {
		try (SilentServer silent = new SilentServer()) {
			String url = "http://127.0.0.1:%d/t0ken".formatted(silent.port());
			UndeliveredException failure = failure(channel("WEBHOOK_URL", url, "TIMEOUT", "PT0.2S"));
			assertThat(failure.isChannelDown()).isTrue();
			assertThat(failure.reason()).contains("127.0.0.1", "no answer within PT0.2S").doesNotContain("t0ken");
		}
	}

	@Test
	void showsNothingOfAUrlThatIsNone() {
		UndeliveredException failure = failure(channel("WEBHOOK_URL", "htp:/example com/t0ken"));
		assertThat(failure.reason()).contains("LINKKEEPER_NOTIFY_WEBHOOK_URL").doesNotContain("t0ken");
		assertThat(failure.getCause()).isNull();
	}

	@Test
	void postsNothingUnencryptedToAnotherMachine() {
		UndeliveredException failure = failure(channel("WEBHOOK_URL", "http://hooks.example.com/t0ken"));
		assertThat(failure.reason()).contains("unencrypted", "LINKKEEPER_NOTIFY_WEBHOOK_INSECURE", "hooks.example.com")
			.doesNotContain("t0ken");
	}

	@Test
	void postsThroughTheProxyWhenThatIsAllowed() throws Exception {
		try (TestProxy proxy = new TestProxy(0, "")) {
			WebhookChannel channel = new WebhookChannel(
					NotifyBench.properties("WEBHOOK_URL", "http://hooks.example.com/t0ken", "WEBHOOK_INSECURE", "true"),
					Network.of(new NetworkProperties(proxy.address(), "", "")));
			assertThat(failure(channel).reason()).isEqualTo("the webhook answered 403");
			assertThat(proxy.requests()).containsExactly("POST http://hooks.example.com/t0ken HTTP/1.1");
		}
	}

	@Test
	void saysWhatIsWrongWithACertificate() throws Exception {
		try (TestTlsServer server = new TestTlsServer("self-signed")) {
			String url = "https://127.0.0.1:%d/t0ken".formatted(server.port());
			assertThat(failure(channel("WEBHOOK_URL", url)).reason()).contains("LINKKEEPER_TRUSTSTORE")
				.doesNotContain("t0ken", "Exception");
			new WebhookChannel(NotifyBench.properties("WEBHOOK_URL", url),
					Network.of(new NetworkProperties("", "", TestTlsServer.pem("self-signed").toString())))
				.deliver(NOTIFICATION);
		}
	}

	private static WebhookChannel channel(String... settings) {
		return new WebhookChannel(NotifyBench.properties(settings), Network.direct());
	}

	private static UndeliveredException failure(DeliveryChannel channel) {
		return catchThrowableOfType(UndeliveredException.class, () -> channel.deliver(NOTIFICATION));
	}

}
