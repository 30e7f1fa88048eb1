package io.linkkeeper.sandbox;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways to encode a request, and several calls in one.
 */
class RequestFormsTests {

	private final TestSandbox sandbox = TestSandbox.empty();

	@BeforeEach
	void putLinks() {
		this.sandbox.account().put(TestSandbox.link("a"));
		this.sandbox.account().put(TestSandbox.link("b"));
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void readsJson() {
		assertThat(json("/service/shortlink_shortlink/action/list", "\"filter\":{\"statusEqual\":2,\"idIn\":\"a\"}")
			.get("totalCount")
			.asInt()).isEqualTo(1);
	}

	@Test
	void readsColonsAndBrackets() {
		String ks = "ks=" + this.sandbox.ks();
		assertThat(
				TestSandbox.json(this.sandbox.post("/service/shortlink_shortlink/action/list", ks + "&filter:idIn=a"))
					.get("totalCount")
					.asInt())
			.isEqualTo(1);
	}

	@Test
	void pathWinsOverQueryAndQueryOverBody() {
		String path = "/service/shortlink_shortlink/action/get/id/a?id=b";
		assertThat(TestSandbox.json(this.sandbox.post(path, "id=c&ks=" + this.sandbox.ks())).get("id").asString())
			.isEqualTo("a");
		String query = "/service/shortlink_shortlink/action/get?id=b";
		assertThat(TestSandbox.json(this.sandbox.post(query, "id=c&ks=" + this.sandbox.ks())).get("id").asString())
			.isEqualTo("b");
	}

	@Test
	void namesOfServicesAndActionsIgnoreCase() {
		assertThat(this.sandbox.call("shortLink_shortLink.LIST").get("totalCount").asInt()).isEqualTo(2);
	}

	@Test
	void nullInJsonIsZeroAndExpired() {
		JsonNode link = json("/service/shortlink_shortlink/action/update",
				"\"id\":\"a\",\"shortLink\":{\"expiresAt\":null}");
		assertThat(link.get("expiresAt").asLong()).isZero();
	}

	@Test
	void unknownServicesAndActions() {
		LinkActionsTests.assertError(this.sandbox.call("nothing.list"), "SERVICE_DOES_NOT_EXISTS");
		LinkActionsTests.assertError(this.sandbox.call("shortlink_shortlink.purge"), "ACTION_DOES_NOT_EXISTS");
	}

	@Test
	void missingIdIsSaid() {
		LinkActionsTests.assertError(this.sandbox.call("shortlink_shortlink.get"), "MISSING_MANDATORY_PARAMETER");
	}

	@Test
	void runsCallsOfOneRequestInOrderPastErrors() {
		JsonNode results = json("/service/multirequest",
				"\"1\":{\"service\":\"shortlink_shortlink\",\"action\":\"update\",\"id\":\"a\",\"shortLink\":{\"status\":1}},"
						+ "\"2\":{\"service\":\"shortlink_shortlink\",\"action\":\"get\",\"id\":\"zz\"},"
						+ "\"3\":{\"service\":\"shortlink_shortlink\",\"action\":\"get\",\"id\":\"{1:result:id}\"}");
		assertThat(results).hasSize(3);
		assertThat(results.get(0).get("status").asInt()).isEqualTo(1);
		LinkActionsTests.assertError(results.get(1), "INVALID_OBJECT_ID");
		assertThat(results.get(2).get("id").asString()).isEqualTo("a");
		assertThat(this.sandbox.requests().received("shortlink_shortlink.get")).isEqualTo(2);
		assertThat(this.sandbox.requests().effective("shortlink_shortlink.get")).isEqualTo(1);
	}

	@Test
	void readsSeveralCallsFromForms() {
		for (String form : new String[] { "0:service=session&0:action=get&1:service=session&1:action=get",
				"1[service]=session&1[action]=get&2[service]=session&2[action]=get" }) {
			JsonNode results = TestSandbox
				.json(this.sandbox.post("/service/multirequest", form + "&ks=" + this.sandbox.ks()));
			assertThat(results).hasSize(2);
			assertThat(results.get(1).get("userId").asString()).isEqualTo("admin@example.com");
		}
	}

	@Test
	void missingNumberEndsTheAnswer() {
		JsonNode results = json("/service/multirequest", "\"1\":{\"service\":\"session\",\"action\":\"get\"},"
				+ "\"3\":{\"service\":\"session\",\"action\":\"get\"}");
		assertThat(results).hasSize(1);
	}

	private JsonNode json(String path, String fields) {
		return TestSandbox
			.json(this.sandbox.postJson(path, "{\"ks\":\"" + this.sandbox.ks() + "\",\"format\":1," + fields + "}"));
	}

}
