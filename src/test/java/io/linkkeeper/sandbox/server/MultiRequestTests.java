package io.linkkeeper.sandbox.server;

import java.net.http.HttpResponse;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several calls in one request.
 */
@ParameterizedClass
@EnumSource(names = { "GUIDE", "SERVER" })
class MultiRequestTests {

	private static final String GET = "\"service\":\"shortlink_shortlink\",\"action\":\"get\",\"id\":";

	private final TestSandbox sandbox;

	MultiRequestTests(Dialect dialect) {
		this.sandbox = TestSandbox.of(dialect);
	}

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
	void runsCallsOfOneRequestInOrderPastErrors() {
		JsonNode results = multi(
				"\"1\":{\"service\":\"shortlink_shortlink\",\"action\":\"update\",\"id\":\"a\",\"shortLink\":{\"status\":1}},"
						+ "\"2\":{\"service\":\"shortlink_shortlink\",\"action\":\"get\",\"id\":\"zz\"},"
						+ "\"3\":{\"service\":\"shortlink_shortlink\",\"action\":\"get\",\"id\":\"{1:result:id}\"}");
		assertThat(results).hasSize(3);
		assertThat(results.get(0).get("status").asInt()).isEqualTo(1);
		TestSandbox.assertError(results.get(1), "INVALID_OBJECT_ID");
		assertThat(results.get(2).get("id").asString()).isEqualTo("a");
		assertThat(this.sandbox.requests().received("shortlink_shortlink.get")).isEqualTo(2);
		assertThat(this.sandbox.requests().effective("shortlink_shortlink.get")).isEqualTo(1);
	}

	@Test
	void readsSeveralCallsFromForms() {
		for (String form : new String[] { "0:service=session&0:action=get&1:service=session&1:action=get",
				"1[service]=session&1[action]=get&2[service]=session&2[action]=get" }) {
			JsonNode results = TestSandbox
				.json(this.sandbox.post("/service/multirequest", form + "&format=1&ks=" + this.sandbox.ks()));
			assertThat(results).hasSize(2);
			assertThat(results.get(1).get("userId").asString()).isEqualTo("admin@example.com");
		}
	}

	@Test
	void missingNumberEndsTheAnswer() {
		JsonNode results = multi("\"1\":{\"service\":\"session\",\"action\":\"get\"},"
				+ "\"3\":{\"service\":\"session\",\"action\":\"get\"}");
		assertThat(results).hasSize(1);
	}

	@Test
	void countsFromZeroToo() {
		JsonNode results = multi("\"0\":{" + GET + "\"a\"},\"1\":{" + GET + "\"{1:result:id}\"}");
		assertThat(results).hasSize(2);
		assertThat(results.get(1).get("id").asString()).isEqualTo("a");
	}

	@Test
	void startingAtTwoAnswersNothing() {
		assertThat(multi("\"2\":{" + GET + "\"a\"}")).isEmpty();
		assertThat(multi("\"1\":{\"service\":\"session\"}")).isEmpty();
	}

	@Test
	void fillsFromListsByPlaceAndAll() {
		String list = "\"1\":{\"service\":\"shortlink_shortlink\",\"action\":\"list\",\"filter\":{\"idIn\":\"a,b\"}}";
		JsonNode results = multi(list + ",\"2\":{" + GET + "\"{1:result:objects:1:id}\"},\"3\":{" + GET
				+ "\"{1:result:objects:_all:id}\"},\"4\":{" + GET + "\"{1:result:objects:7:id}\"},\"5\":{" + GET
				+ "\"{9:result:id}\"}");
		assertThat(results.get(1).get("id").asString()).isEqualTo("b");
		assertThat(id(results.get(2))).isEqualTo("a,b,");
		assertThat(id(results.get(3))).isEmpty();
		assertThat(id(results.get(4))).isEqualTo("{9:result:id}");
	}

	@Test
	void whatIsWrongWithOneItemIsItsOwnError() {
		JsonNode results = multi("\"1\":{\"service\":\"nothing\",\"action\":\"get\"},"
				+ "\"2\":{\"service\":\"shortlink_shortlink\",\"action\":\"purge\"},"
				+ "\"3\":{\"service\":\"shortlink_shortlink\",\"action\":\"get\"},\"4\":{" + GET + "\"a\"}");
		assertThat(results.valueStream().map((result) -> result.path("code").asString("ok")))
			.containsExactly("SERVICE_DOES_NOT_EXISTS", "ACTION_DOES_NOT_EXISTS", "MISSING_MANDATORY_PARAMETER", "ok");
	}

	@Test
	void placeholderInsideANameIsFilled() {
		JsonNode results = multi("\"1\":{" + GET + "\"a\"},\"2\":{\"service\":\"shortlink_shortlink\","
				+ "\"action\":\"update\",\"id\":\"b\",\"shortLink\":{\"name\":\"copy of {1:result:id}!\"}}");
		assertThat(results.get(1).get("name").asString()).isEqualTo("copy of a!");
	}

	@Test
	void flagsOfAnotherProductDoNotCount() {
		JsonNode results = multi("\"abortOnError\":true,\"abortAllOnError\":1,\"1\":{" + GET
				+ "\"zz\"},\"2\":{\"skipCondition\":{\"operator\":1}," + GET + "\"a\"}");
		assertThat(results.get(1).get("id").asString()).isEqualTo("a");
	}

	@Test
	void refusalOfGotoEndsTheWholeAnswerToo() {
		String open = "\"service\":\"shortlink_shortlink\",\"action\":\"goto\",\"id\":\"zz\"";
		HttpResponse<String> response = send("\"1\":{" + GET + "\"a\"},\"2\":{" + open + "},\"3\":{" + GET + "\"a\"}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("X-Kaltura")).contains("error- INVALID_OBJECT_ID");
		assertThat(response.body()).doesNotContain("fullUrl");
		assertThat(this.sandbox.requests().received("shortlink_shortlink.get")).isEqualTo(1);
	}

	@Test
	void placeholderOfAFailedItemIsEmpty() {
		JsonNode results = multi("\"1\":{" + GET + "\"zz\"},\"2\":{" + GET + "\"{1:result:id}\"}");
		assertThat(id(results.get(1))).isEmpty();
	}

	@Test
	void everyItemMayHaveItsOwnSession() {
		String user = this.sandbox.session("type", "0", "userId", "ann");
		JsonNode results = multi("\"1\":{\"service\":\"session\",\"action\":\"get\",\"ks\":\"" + user
				+ "\"},\"2\":{\"service\":\"session\",\"action\":\"get\"}");
		TestSandbox.assertError(results.get(0), "SERVICE_FORBIDDEN");
		assertThat(results.get(1).get("sessionType").asString()).isEqualTo("2");
	}

	@Test
	void badSessionFailsEachItem() {
		this.sandbox.use("garbage");
		JsonNode results = multi("\"1\":{" + GET + "\"a\"},\"2\":{" + GET + "\"b\"}");
		assertThat(results).hasSize(2);
		TestSandbox.assertError(results.get(1), "INVALID_KS");
	}

	@Test
	void profileOfTheWholeRequestDoesNotCount() {
		String profile = "\"responseProfile\":{\"type\":1,\"fields\":\"id\"}";
		JsonNode results = multi(profile + ",\"1\":{" + GET + "\"a\"},\"2\":{" + profile + "," + GET + "\"a\"}");
		assertThat(results.get(0).has("fullUrl")).isTrue();
		assertThat(results.get(1).has("fullUrl")).isFalse();
	}

	@Test
	void gotoEndsTheWholeAnswer() {
		String open = "\"service\":\"shortlink_shortlink\",\"action\":\"goto\",\"id\":\"a\"";
		HttpResponse<String> response = send("\"1\":{" + GET + "\"a\"},\"2\":{" + open + "},\"3\":{" + GET + "\"a\"}");
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(this.sandbox.requests().received("shortlink_shortlink.get")).isEqualTo(1);
	}

	@Test
	void formHoldsAtMostTenThousandVariables() {
		StringBuilder form = new StringBuilder("format=1");
		for (int i = 1; i <= 3400; i++) {
			form.append("&" + i + ":service=session&" + i + ":action=get&" + i + ":x=1");
		}
		assertThat(TestSandbox.json(this.sandbox.post("/service/multirequest", form.toString()))).hasSize(3333);
	}

	@Test
	void answersAsXmlUnlessToldOtherwise() {
		String body = "{\"ignoreNull\":1,\"1\":{" + GET + "\"zz\",\"ks\":\"" + this.sandbox.ks() + "\"}}";
		assertThat(this.sandbox.postJson("/service/multirequest", body).body())
			.contains("<xml><result><item><error><code>INVALID_OBJECT_ID</code>")
			.contains("</error></item></result>");
		assertThat(this.sandbox.post("/service/multirequest", "application/json;charset=utf-8", body).body())
			.contains("<result></result>");
	}

	private static String id(JsonNode error) {
		TestSandbox.assertError(error, "INVALID_OBJECT_ID");
		return error.get("args").get("ID").asString();
	}

	private JsonNode multi(String items) {
		return TestSandbox.json(send(items));
	}

	private HttpResponse<String> send(String items) {
		return this.sandbox.postJson("/service/multirequest",
				"{\"ks\":\"" + this.sandbox.ks() + "\",\"format\":1," + items + "}");
	}

}
