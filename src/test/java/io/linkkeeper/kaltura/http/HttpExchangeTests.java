package io.linkkeeper.kaltura.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.linkkeeper.kaltura.ScriptedAccount;
import io.linkkeeper.kaltura.error.OverdueException;
import io.linkkeeper.net.ConnectionLimits;
import io.linkkeeper.net.Network;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HttpExchangeTests {

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	@Test
	void whatWasGivenUpBeforeItWasSentIsNeverSent() throws IOException {
		HttpExchange exchange = exchange();
		assertThat(exchange.abort()).isFalse();
		try (CloseableHttpClient http = open()) {
			assertThatException().isThrownBy(() -> exchange.run(http));
		}
		assertThat(exchange.isSent()).isFalse();
		assertThat(this.account.server().received()).isEmpty();
	}

	@Test
	void whatWasSentIsKnownToBeSent() throws IOException {
		this.account.server().replies("{}");
		HttpExchange exchange = exchange();
		try (CloseableHttpClient http = open()) {
			assertThat(exchange.run(http).body()).asString().isEqualTo("{}");
		}
		assertThat(exchange.isSent()).isTrue();
		assertThat(exchange.abort()).isTrue();
	}

	@Test
	void whatFoundNoServerWasNotSent() throws IOException {
		HttpExchange exchange = exchange();
		this.account.server().stopListening();
		try (CloseableHttpClient http = open()) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> exchange.run(http));
		}
		assertThat(exchange.abort()).isFalse();
	}

	/**
	 * What remains between the look and the server is one write to an open connection.
	 */
	@Test
	@Timeout(30)
	void whatIsOverdueOnceItIsConnectedIsNotSent() throws IOException {
		HttpExchange exchange = exchange(() -> {
			while (this.account.server().acceptedConnections() == 0) {
				Thread.onSpinWait();
			}
			throw new OverdueException();
		});
		try (CloseableHttpClient http = open()) {
			assertThatExceptionOfType(OverdueException.class).isThrownBy(() -> exchange.run(http));
		}
		assertThat(exchange.isSent()).isFalse();
		assertThat(this.account.server().received()).isEmpty();
	}

	private CloseableHttpClient open() {
		Duration limit = Duration.ofSeconds(10);
		return Network.direct().open(this.account.server().serviceUrl(), new ConnectionLimits(1, limit, limit));
	}

	private HttpExchange exchange() {
		return exchange(() -> {
		});
	}

	private HttpExchange exchange(Runnable lastCheck) {
		return new HttpExchange(URI.create(this.account.server().serviceUrl() + "/service/session/action/get"),
				"{}".getBytes(StandardCharsets.UTF_8), lastCheck);
	}

}
