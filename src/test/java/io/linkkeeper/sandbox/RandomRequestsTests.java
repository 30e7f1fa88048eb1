package io.linkkeeper.sandbox;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent, an answer of the API or of a web server comes back, and no link is
 * lost. The seed of a failure stands in its message; set the property random.seed to
 * repeat it.
 */
class RandomRequestsTests {

	private static final int REQUESTS = 400;

	private static final int THREADS = 8;

	private static final List<String> NAMES = List.of("id", "ks", "format", "shortLink", "shortLink[systemName]",
			"shortLink[fullUrl]", "shortLink[status]", "shortLink[expiresAt]", "shortLink[userId]",
			"shortLink:expiresAt__null", "shortLink[uniqueId]", "filter[statusEqual]", "filter[statusIn]",
			"filter[idIn]", "filter[orderBy]", "filter[createdAtLessThanOrEqual]", "pager[pageSize]",
			"pager[pageIndex]", "1:service", "1:action", "0[service]", "0[action]", "responseProfile[fields]",
			"responseProfile[type]", "userId", "user[id]", "user[status]", "appToken[hashType]", "widgetId",
			"ignoreNull", "content-type", "callback", "tokenHash", "secret", "session", "proxy", "partnerId", "[", "]",
			"a]b[", "::", "");

	private static final List<String> VALUES = List.of("", "a", "b", "0", "1", "2", "3", "9", "-1",
			"99999999999999999999", "abc", "true", "null", "{1:result:objects:0:id}", "{1:result}", "a,b,,c",
			"+createdAt,-expiresAt", "https://example.com/\r\nX: y", "<b>&\"'</b>", "\u0000", "\ud83d\ude00", "\u20ac",
			"%", "%zz", "session", "shortlink_shortlink", "list", "get", "[]", "{}", "application/json");

	private static final List<String> CALLS = List.of("shortlink_shortlink/action/add",
			"shortlink_shortlink/action/get", "shortlink_shortlink/action/list", "shortlink_shortlink/action/update",
			"shortlink_shortlink/action/delete", "shortlink_shortlink/action/goto", "session/action/start",
			"session/action/get", "session/action/end", "session/action/startWidgetSession", "user/action/add",
			"user/action/get", "user/action/update", "user/action/list", "user/action/delete", "appToken/action/add",
			"appToken/action/get", "appToken/action/list", "appToken/action/delete", "appToken/action/startSession",
			"multirequest", "nothing");

	/** 502: goto fetches a target that cannot be reached. */
	private static final Set<Integer> STATUSES = Set.of(200, 301, 302, 400, 404, 413, 502);

	@ParameterizedTest
	@EnumSource(Dialect.class)
	void everyRequestIsAnswered(Dialect dialect) {
		long seed = Long.getLong("random.seed", new Random().nextLong());
		try (TestSandbox sandbox = filled(dialect)) {
			sendMany(sandbox, seed, REQUESTS);
			assertIntact(sandbox, seed);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "GUIDE", "SERVER" })
	void everyOneOfManyRequestsAtOnceIsAnswered(Dialect dialect) throws Exception {
		long seed = Long.getLong("random.seed", new Random().nextLong());
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try (TestSandbox sandbox = filled(dialect)) {
			List<Callable<Boolean>> senders = IntStream.range(0, THREADS)
				.mapToObj((i) -> (Callable<Boolean>) () -> sendMany(sandbox, seed + i, REQUESTS / THREADS))
				.toList();
			for (Future<Boolean> sender : threads.invokeAll(senders)) {
				assertThat(sender.get()).isTrue();
			}
			assertIntact(sandbox, seed);
		}
		finally {
			threads.shutdown();
		}
	}

	private static TestSandbox filled(Dialect dialect) {
		TestSandbox sandbox = TestSandbox.of(dialect);
		sandbox.account().put(TestSandbox.link("a").withUserId("ann"));
		sandbox.account().put(TestSandbox.link("b"));
		return sandbox;
	}

	private static void assertIntact(TestSandbox sandbox, long seed) {
		assertThat(sandbox.account().link("a")).as("seed %s", seed).isPresent();
		sandbox.use(sandbox.session("type", "2"));
		assertThat(sandbox.call("shortlink_shortlink.list").has("totalCount")).as("seed %s", seed).isTrue();
	}

	private static boolean sendMany(TestSandbox sandbox, long seed, int count) {
		Random random = new Random(seed);
		String ks = sandbox.session("type", "2");
		for (int i = 0; i < count; i++) {
			String call = one(random, CALLS);
			HttpResponse<String> response = send(sandbox, random, call, ks);
			assertAnswered(response, "seed " + seed + ", request " + i);
			if (call.startsWith("session/action/end")) {
				ks = sandbox.session("type", "2");
			}
		}
		return true;
	}

	private static HttpResponse<String> send(TestSandbox sandbox, Random random, String call, String ks) {
		String path = "/service/" + call;
		switch (random.nextInt(8)) {
			case 0 -> {
				return sandbox.get("/api_v3" + path + "?" + encoded(form(ks, random), "&", "="));
			}
			case 1 -> {
				return sandbox.get("/api_v3" + path + "/" + encoded(form(ks, random), "/", "/"));
			}
			default -> {
				String body = random.nextBoolean() ? form(ks, random) : json(ks, random);
				String type = random.nextInt(10) == 0 ? one(random, VALUES).replaceAll("[^ -~]", "")
						: body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
				return sandbox.post(path, type.isEmpty() ? "multipart/form-data" : type, damaged(random, body));
			}
		}
	}

	/** A form as a query or as a path. */
	private static String encoded(String form, String between, String equals) {
		return Stream.of(form.split("&"))
			.map((pair) -> Stream.of(pair.split("=", 2))
				.map((text) -> URLEncoder.encode(text, StandardCharsets.UTF_8))
				.collect(Collectors.joining(equals)))
			.collect(Collectors.joining(between));
	}

	private static void assertAnswered(HttpResponse<String> response, String description) {
		assertThat(response.statusCode()).as(description).isIn(STATUSES);
		assertThat(response.body()).as(description)
			.doesNotContain("INTERNAL_SERVERL_ERROR")
			.doesNotContain("INTERNAL_DATABASE_ERROR")
			.doesNotContain("java.")
			.doesNotContain("Exception:");
	}

	private static String form(String ks, Random random) {
		StringBuilder form = new StringBuilder(random.nextInt(4) > 0 ? "ks=" + ks : "");
		for (int i = random.nextInt(8); i > 0; i--) {
			form.append('&').append(one(random, NAMES)).append('=').append(one(random, VALUES));
		}
		return form.toString();
	}

	private static String json(String ks, Random random) {
		StringBuilder json = new StringBuilder("{\"ks\":\"" + (random.nextInt(4) > 0 ? ks : "") + "\"");
		for (int i = random.nextInt(8); i > 0; i--) {
			json.append(",\"")
				.append(one(random, NAMES).replaceAll("\\[.*", ""))
				.append("\":")
				.append(value(random, 6));
		}
		return json.append('}').toString();
	}

	private static String value(Random random, int depth) {
		return switch (random.nextInt(depth > 0 ? 7 : 4)) {
			case 0 -> one(random, List.of("null", "true", "false", "0", "-1", "1.5", "1e300", "12345678901234567890"));
			case 1, 2, 3 -> "\"" + one(random, VALUES).replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
			case 4 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
			default ->
				"{\"" + one(random, List.of("service", "action", "id", "status", "systemName", "fullUrl", "0", ":"))
						+ "\":" + value(random, depth - 1) + "}";
		};
	}

	private static String damaged(Random random, String body) {
		if (random.nextInt(5) > 0 || body.isEmpty()) {
			return body;
		}
		int place = random.nextInt(body.length());
		return body.substring(0, place) + (char) random.nextInt(0xD800) + body.substring(place);
	}

	private static String one(Random random, List<String> list) {
		return list.get(random.nextInt(list.size()));
	}

}
