package io.linkkeeper.sandbox.server;

import java.net.URI;
import java.net.http.HttpResponse;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Faults set over HTTP while the sandbox runs.
 */
class ControlTests {

	private final TestSandbox sandbox = TestSandbox.with(SandboxOptions.defaults().withControl(true));

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void setsFaultsAndClearsThemThroughThemselves() {
		assertThat(set("{\"failBefore\":{\"share\":1,\"kinds\":[\"UNAVAILABLE\"]}}").statusCode()).isEqualTo(204);
		assertThat(this.sandbox.send("session.get").statusCode()).isEqualTo(503);
		assertThat(set("{\"clear\":true}").statusCode()).isEqualTo(204);
		assertThat(this.sandbox.send("session.get").statusCode()).isEqualTo(200);
	}

	@Test
	void setsEveryKindOfFault() {
		assertThat(set("{\"latencyMillis\":1,\"failAfter\":{\"next\":1,\"kinds\":[\"GATEWAY_TIMEOUT\"]},"
				+ "\"limitRate\":{\"calls\":9,\"windowSeconds\":5},\"blockNext\":1,\"sessionLifetimeSeconds\":60,"
				+ "\"clockSkewSeconds\":-5,\"shortenMultirequests\":2,\"uniqueIdWindowSeconds\":5,\"ignoreFilters\":[\"statusEqual\"]}")
			.statusCode()).isEqualTo(204);
		assertThat(this.sandbox.send("session.get").statusCode()).isEqualTo(504);
		assertThat(this.sandbox.faults().ignoresFilter("statusEqual")).isTrue();
		assertThat(this.sandbox.faults().multirequestItems()).isEqualTo(2);
		assertThat(this.sandbox.faults().clockSkew()).hasSeconds(-5);
		assertThat(this.sandbox.faults().uniqueIdWindow()).hasSeconds(5);
		assertThat(set("{\"expireSessions\":true,\"clear\":true}").statusCode()).isEqualTo(204);
		TestSandbox.assertError(this.sandbox.call("session.get"), "INVALID_KS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"latency\":1}", "{\"failBefore\":{\"share\":2}}",
			"{\"failBefore\":{\"kinds\":[\"NONE\"]}}", "[]", "", "{}{}", "{\"latencyMillis\":-1}" })
	void saysWhatIsWrong(String json) {
		HttpResponse<String> response = set(json);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).isNotBlank();
	}

	@Test
	void takesJsonOnly() {
		assertThat(send(this.sandbox, "text/plain", "{\"clear\":true}").statusCode()).isEqualTo(400);
	}

	@Test
	void isOffUnlessAskedFor() {
		try (TestSandbox closed = TestSandbox.empty()) {
			assertThat(send(closed, "application/json", "{\"clear\":true}").statusCode()).isEqualTo(404);
		}
	}

	private HttpResponse<String> set(String json) {
		return send(this.sandbox, "application/json", json);
	}

	private static HttpResponse<String> send(TestSandbox sandbox, String type, String json) {
		return sandbox.post(URI.create("http://127.0.0.1:" + sandbox.server().port() + Control.PATH), type, json);
	}

}
