package io.linkkeeper.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that no client should send: the API's own answer, or a bounded refusal.
 */
class BadRequestsTests {

	private static final String ADD = "/service/shortlink_shortlink/action/add";

	private final TestSandbox sandbox = TestSandbox.of(Dialect.SERVER);

	@BeforeEach
	void putLink() {
		this.sandbox.account().put(TestSandbox.link("a"));
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void refusesBodyOfAHundredMegabytes() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.sandbox.server().serviceUrl() + ADD))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(100_000_000)))
			.build();
		assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
			.isEqualTo(413);
		assertThat(this.sandbox.call("shortlink_shortlink.list").get("totalCount").asInt()).isEqualTo(1);
	}

	@Test
	void deepNestingIsNoBody() {
		String json = "{\"format\":1,\"shortLink\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001);
		assertThat(this.sandbox.postJson(ADD, json).body()).contains("<code>MISSING_MANDATORY_PARAMETER</code>");
		String form = "format=1&shortLink" + "[a]".repeat(100_000) + "=1";
		assertError(TestSandbox.json(this.sandbox.post(ADD, form)), "SERVICE_FORBIDDEN");
		String colons = "{\"format\":1,\"shortLink" + ":a".repeat(10_000) + "\":1}";
		assertError(TestSandbox.json(this.sandbox.postJson(ADD, colons)), "SERVICE_FORBIDDEN");
	}

	@Test
	void refusesMillionsOfValues() {
		String json = "{\"a\":[" + "[],".repeat(1_000_000) + "1]}";
		assertThat(this.sandbox.postJson(ADD, json).statusCode()).isEqualTo(413);
	}

	@Test
	void longNamesAndLongListsCostLittle() {
		String name = "n".repeat(40_000);
		String json = "{\"" + name + "\":[" + "1,".repeat(200_000) + "1],\"id\":\"a\",\"format\":1}";
		assertError(TestSandbox.json(this.sandbox.postJson("/service/shortlink_shortlink/action/get", json)),
				"SERVICE_FORBIDDEN");
		assertThat(this.sandbox.call("shortlink_shortlink.list", "filter[idIn]", "a" + ",".repeat(1_000_000))
			.get("totalCount")
			.asInt()).isEqualTo(1);
	}

	@Test
	void answersThousandsOfCallsAndGivesUpBeyond() {
		String call = "{\"service\":\"session\",\"action\":\"get\"}";
		assertThat(TestSandbox.json(multi(call, 3400))).hasSize(3400);
		assertThat(multi(call, 20_001).statusCode()).isEqualTo(504);
	}

	@Test
	void placeholdersCannotFillTheMemory() {
		String list = "{\"service\":\"shortlink_shortlink\",\"action\":\"list\"}";
		String fill = "{\"service\":\"shortlink_shortlink\",\"action\":\"get\",\"id\":\""
				+ "{1:result:objects:0:fullUrl}".repeat(100_000) + "\"}";
		String body = "{\"ks\":\"" + this.sandbox.ks() + "\",\"1\":" + list + ",\"2\":" + fill + "}";
		assertThat(this.sandbox.postJson("/service/multirequest", body).statusCode()).isEqualTo(413);
	}

	@Test
	void longAnswersFitTheirHeaders() {
		String url = "https://example.com/" + "\u20ac".repeat(30_000);
		JsonNode link = this.sandbox.call("shortlink_shortlink.add", "shortLink[systemName]", "abc",
				"shortLink[fullUrl]", url);
		assertThat(link.get("fullUrl").asString()).hasSize(21_858);
		String open = "/api_v3/service/shortlink_shortlink/action/goto/id/";
		assertThat(this.sandbox.get(open + link.get("id").asString()).statusCode()).isEqualTo(302);
		assertThat(this.sandbox.post("/service/shortlink_shortlink/action/goto", "id=" + "x".repeat(100_000))
			.headers()
			.firstValue("X-Kaltura")).contains("error- INVALID_OBJECT_ID");
	}

	@ParameterizedTest
	@ValueSource(strings = { "&=&&[=]&a[=1&]=2&%=%zz&:=:&a:=:b&shortLink[[[a]]]=x&", "\u0000\u0001\uFFFF", "ks=%00",
			"shortLink=text", "shortLink[]=x", "shortLink:-=" })
	void malformedFormsAreTheApisErrors(String form) {
		HttpResponse<String> response = this.sandbox.post(ADD, form + "&format=1");
		assertThat(TestSandbox.json(response).get("objectType").asString()).isEqualTo("KalturaAPIException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "}", "[]", "null", "\"text\"", "{\"a\":}", "{\"id\":1e999}", "{'a':1}",
			"{\"a\":NaN}", "{\"a\":1}{", "{\"\\ud800\":\"\\ud800\"}" })
	void malformedJsonIsTheApisError(String json) {
		assertThat(this.sandbox.postJson(ADD, json).body()).contains("<code>MISSING_MANDATORY_PARAMETER</code>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x",
			"multipart/form-data; boundary=\"", "text/plain", "/", ";" })
	void oddTypesAreTheApisErrors(String type) {
		assertThat(this.sandbox.post(ADD, type, "--x\r\nContent-Disposition: form-data\r\n\r\n--x").body())
			.contains("<code>MISSING_MANDATORY_PARAMETER</code>");
	}

	@Test
	void markupIsCutOutOfMessagesAndKeptInNames() {
		JsonNode error = this.sandbox.call("shortlink_shortlink.get", "id", "<script>alert(1)</script>zz<b");
		assertThat(error.get("message").asString()).isEqualTo("Invalid object id [alert(1)zz");
		assertThat(error.get("args").get("ID").asString()).isEqualTo("alert(1)zz");
		JsonNode link = this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[name]", "<b>bold</b>");
		assertThat(link.get("name").asString()).isEqualTo("<b>bold</b>");
	}

	@Test
	void refusesCharactersThatXmlCannotCarry() {
		assertError(this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[name]", "a\u0001b"),
				"INVALID_PARAMETER_CHAR");
		JsonNode link = this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[name]", " a\tb\n ");
		assertThat(link.get("name").asString()).isEqualTo(" a\tb\n ");
	}

	@Test
	void ordersByTheFirstOfEachField() {
		assertThat(this.sandbox.call("shortlink_shortlink.list", "filter[orderBy]", "+createdAt,".repeat(50_000))
			.get("totalCount")
			.asInt()).isEqualTo(1);
	}

	private HttpResponse<String> multi(String call, int count) {
		StringBuilder body = new StringBuilder("{\"format\":1,\"ks\":\"" + this.sandbox.ks() + "\"");
		for (int i = 1; i <= count; i++) {
			body.append(",\"").append(i).append("\":").append(call);
		}
		return this.sandbox.postJson("/service/multirequest", body.append('}').toString());
	}

	private static void assertError(JsonNode answer, String code) {
		LinkActionsTests.assertError(answer, code);
	}

	/** As many bytes as asked for, without holding them. */
	private static final class Zeros extends InputStream {

		private long left;

		Zeros(long count) {
			this.left = count;
		}

		@Override
		public int read() {
			this.left--;
			return (this.left >= 0) ? 'a' : -1;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			if (this.left <= 0) {
				return -1;
			}
			int count = (int) Math.min(length, this.left);
			this.left -= count;
			return count;
		}

	}

}
