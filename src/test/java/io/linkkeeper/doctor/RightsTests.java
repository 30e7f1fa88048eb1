package io.linkkeeper.doctor;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.kaltura.waiting.Sleeper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sessions that may do less than everything, at a server that answers every call alike.
 */
class RightsTests {

	private HttpServer server;

	private KalturaClient client;

	private volatile String answer = "";

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
		URI url = URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/api_v3");
		this.client = new KalturaClient(new Account("test", url, 102, new Credentials.ReadySession("a-ks"), null),
				ClientSettings.defaults(), Clock.systemUTC(), Sleeper.system());
	}

	private void answer(HttpExchange exchange) throws IOException {
		byte[] body = this.answer.getBytes(StandardCharsets.UTF_8);
		exchange.getRequestBody().readAllBytes();
		exchange.sendResponseHeaders(200, body.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(body);
		}
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.server.stop(0);
	}

	@Test
	void mayChangeWhereALinkIsMissing() {
		this.answer = error("INVALID_OBJECT_ID");
		assertThat(new Rights(this.client).changing())
			.isEqualTo(new DoctorCheck("rights", true, "may change short links"));
	}

	@Test
	void mayNotChangeWhatIsForbidden() {
		this.answer = error("SERVICE_FORBIDDEN");
		assertThat(new Rights(this.client).changing()).satisfies((check) -> {
			assertThat(check.ok()).isFalse();
			assertThat(check.message()).startsWith("may not change short links: SERVICE_FORBIDDEN");
		});
	}

	@Test
	void mayNotLookUpUsers() {
		this.answer = error("SERVICE_FORBIDDEN");
		assertThatExceptionOfType(KalturaApiException.class).isThrownBy(() -> new Rights(this.client).users())
			.withMessageContaining("user.get");
	}

	private static String error(String code) {
		return "{\"code\":\"" + code + "\",\"message\":\"no\",\"objectType\":\"KalturaAPIException\",\"args\":[]}";
	}

}
