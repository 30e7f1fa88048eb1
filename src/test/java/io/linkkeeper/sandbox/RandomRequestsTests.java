package io.linkkeeper.sandbox;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.Set;

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

	private static final List<String> NAMES = List.of("id", "ks", "format", "shortLink", "shortLink[systemName]",
			"shortLink[fullUrl]", "shortLink[status]", "shortLink[expiresAt]", "shortLink[userId]",
			"shortLink:expiresAt__null", "shortLink[uniqueId]", "filter[statusEqual]", "filter[statusIn]",
			"filter[idIn]", "filter[orderBy]", "filter[createdAtLessThanOrEqual]", "pager[pageSize]",
			"pager[pageIndex]", "1:service", "1:action", "0[service]", "0[action]", "responseProfile[fields]",
			"responseProfile[type]", "userId", "user[id]", "user[status]", "appToken[hashType]", "widgetId",
			"ignoreNull", "content-type", "partnerId", "[", "]", "a]b[", "::", "");

	private static final List<String> VALUES = List.of("", "a", "b", "0", "1", "2", "3", "-1", "99999999999999999999",
			"abc", "true", "null", "{1:result:objects:0:id}", "{1:result}", "a,b,,c", "+createdAt,-expiresAt",
			"https://example.com/\r\nX: y", "<b>&\"'</b>", "\u0000", "\ud83d\ude00", "\u20ac", "%", "%zz", "session",
			"shortlink_shortlink", "list", "get", "[]", "{}", "application/json");

	private static final List<String> CALLS = List.of("shortlink_shortlink/action/add",
			"shortlink_shortlink/action/get", "shortlink_shortlink/action/list", "shortlink_shortlink/action/update",
			"shortlink_shortlink/action/goto", "session/action/start", "session/action/get",
			"session/action/startWidgetSession", "user/action/add", "user/action/update", "user/action/list",
			"appToken/action/add", "appToken/action/list", "appToken/action/startSession", "multirequest", "nothing");

	private static final Set<Integer> STATUSES = Set.of(200, 301, 302, 400, 404, 413);

	@ParameterizedTest
	@EnumSource(Dialect.class)
	void everyRequestIsAnswered(Dialect dialect) {
		long seed = Long.getLong("random.seed", new Random().nextLong());
		Random random = new Random(seed);
		try (TestSandbox sandbox = TestSandbox.of(dialect)) {
			sandbox.account().put(TestSandbox.link("a").withUserId("ann"));
			sandbox.account().put(TestSandbox.link("b"));
			for (int i = 0; i < REQUESTS; i++) {
				assertAnswered(sandbox, random, "seed " + seed + ", request " + i);
			}
			assertThat(sandbox.account().link("a")).as("seed %s", seed).isPresent();
			sandbox.use(sandbox.session("type", "2"));
			assertThat(sandbox.call("shortlink_shortlink.list").has("totalCount")).as("seed %s", seed).isTrue();
		}
	}

	private static void assertAnswered(TestSandbox sandbox, Random random, String description) {
		String path = "/service/" + one(random, CALLS);
		String body = random.nextBoolean() ? form(sandbox, random) : json(sandbox, random);
		String type = random.nextInt(10) == 0 ? one(random, VALUES).replaceAll("[^ -~]", "")
				: body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
		HttpResponse<String> response = sandbox.post(path, type.isEmpty() ? "multipart/form-data" : type,
				damaged(random, body));
		assertThat(response.statusCode()).as(description).isIn(STATUSES);
		assertThat(response.body()).as(description)
			.doesNotContain("INTERNAL_SERVERL_ERROR")
			.doesNotContain("INTERNAL_DATABASE_ERROR")
			.doesNotContain("java.")
			.doesNotContain("Exception:");
	}

	private static String form(TestSandbox sandbox, Random random) {
		StringBuilder form = new StringBuilder(random.nextInt(4) > 0 ? "ks=" + sandbox.ks() : "");
		for (int i = random.nextInt(8); i > 0; i--) {
			form.append('&').append(one(random, NAMES)).append('=').append(one(random, VALUES));
		}
		return form.toString();
	}

	private static String json(TestSandbox sandbox, Random random) {
		StringBuilder json = new StringBuilder("{\"ks\":\"" + (random.nextInt(4) > 0 ? sandbox.ks() : "") + "\"");
		for (int i = random.nextInt(8); i > 0; i--) {
			json.append(",\"")
				.append(one(random, NAMES).replaceAll("\\[.*", ""))
				.append("\":")
				.append(value(random, 3));
		}
		return json.append('}').toString();
	}

	private static String value(Random random, int depth) {
		return switch (random.nextInt(depth > 0 ? 6 : 4)) {
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
