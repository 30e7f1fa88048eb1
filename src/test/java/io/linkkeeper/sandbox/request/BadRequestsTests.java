package io.linkkeeper.sandbox.request;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
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
	void deepNestingByNamesInsideNamesIsBounded() {
		String name = "{\"a" + ":a".repeat(15) + "\":";
		for (int levels : new int[] { 50, 60, 400 }) {
			String json = "{\"format\":1,\"shortLink\":" + name.repeat(levels) + "1" + "}".repeat(levels + 1);
			assertThat(this.sandbox.postJson(ADD, json).body()).contains("KalturaAPIException");
			String items = "{\"format\":1,\"1\":{\"service\":\"session\",\"action\":\"end\",\"x\":"
					+ name.repeat(levels) + "1" + "}".repeat(levels + 2);
			assertThat(this.sandbox.postJson("/service/multirequest", items).statusCode()).isEqualTo(200);
		}
		Parameters deepest = JsonDecoder.decode(name.repeat(64) + "1" + "}".repeat(64));
		assertThat(depth(deepest)).isBetween(64, 80);
		assertThat(JsonDecoder.decode(name.repeat(65) + "1" + "}".repeat(65)).names()).isEmpty();
	}

	@Test
	void failureIsLoggedWithoutWhatWasSent() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger("io.linkkeeper.sandbox.server.Router");
		log.start();
		logger.addAppender(log);
		this.sandbox.faults().before((request) -> {
			throw new IllegalStateException("stop");
		});
		try {
			assertThat(this.sandbox.get("/api_v3/service/session/action/get/ks/" + this.sandbox.ks() + "/secret/5ecret")
				.body()).contains("INTERNAL_SERVERL_ERROR");
		}
		finally {
			logger.detachAppender(log);
		}
		assertThat(log.list).singleElement()
			.satisfies(
					(event) -> assertThat(event.getFormattedMessage()).isEqualTo("The sandbox failed at session.get"));
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

	private static int depth(Parameters parameters) {
		return 1 + parameters.names()
			.stream()
			.map(parameters::group)
			.filter(Objects::nonNull)
			.mapToInt(BadRequestsTests::depth)
			.max()
			.orElse(0);
	}

	private static void assertError(JsonNode answer, String code) {
		TestSandbox.assertError(answer, code);
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
