package io.linkkeeper.sandbox.server;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that would fill the memory, alone or together.
 */
class LargeAnswersTests {

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
	void accountOfTheLongestUrlsIsRefusedAndAPageOfThemIsNot() {
		String url = "https://example.com/" + "x".repeat(65_000);
		this.sandbox.account()
			.putAll(IntStream.range(0, 1050).mapToObj((i) -> TestSandbox.link("l" + i).withFullUrl(url)));
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.list", "pager[pageSize]", "0"),
				"INTERNAL_DATABASE_ERROR");
		assertThat(this.sandbox.call("shortlink_shortlink.list", "pager[pageSize]", "300").get("objects")).hasSize(300);
		String list = "{\"service\":\"shortlink_shortlink\",\"action\":\"list\",\"pager\":{\"pageSize\":100}}";
		assertThat(multi(list, 12).statusCode()).isEqualTo(504);
		assertThat(TestSandbox.json(multi(list, 2))).hasSize(2);
	}

	@Test
	void errorsThatRepeatTheSessionAreBounded() {
		String ks = "\"ks\":\"" + "k".repeat(500_000) + "\"";
		StringBuilder body = new StringBuilder("{\"format\":1," + ks);
		for (int i = 1; i <= 100; i++) {
			body.append(",\"").append(i).append("\":{\"service\":\"session\",\"action\":\"get\"}");
		}
		assertThat(this.sandbox.postJson("/service/multirequest", body.append('}').toString()).statusCode())
			.isEqualTo(504);
	}

	@Test
	void listEndsAtTwentyThousandLinks() {
		this.sandbox.account().putAll(IntStream.range(0, 19_999).mapToObj((i) -> TestSandbox.link("l" + i)));
		assertThat(this.sandbox.call("shortlink_shortlink.list", "pager[pageSize]", "0").get("objects"))
			.hasSize(20_000);
		this.sandbox.account().put(TestSandbox.link("more"));
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.list", "pager[pageSize]", "0"),
				"INTERNAL_DATABASE_ERROR");
	}

	@Test
	void manyBodiesFullOfValuesAtOnceAreAllAnswered() throws Exception {
		String json = "{\"id\":\"a\",\"format\":1,\"a\":[" + "[],".repeat(30_000) + "1]}";
		ExecutorService threads = Executors.newFixedThreadPool(12);
		try {
			Callable<Integer> send = () -> this.sandbox.postJson("/service/shortlink_shortlink/action/get", json)
				.statusCode();
			for (Future<Integer> status : threads.invokeAll(Collections.nCopies(12, send))) {
				assertThat(status.get()).isEqualTo(200);
			}
		}
		finally {
			threads.shutdown();
		}
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

	private HttpResponse<String> multi(String call, int count) {
		StringBuilder body = new StringBuilder("{\"format\":1,\"ks\":\"" + this.sandbox.ks() + "\"");
		for (int i = 1; i <= count; i++) {
			body.append(",\"").append(i).append("\":").append(call);
		}
		return this.sandbox.postJson("/service/multirequest", body.append('}').toString());
	}

}
