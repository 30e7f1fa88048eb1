package io.linkkeeper.sandbox;

import java.util.function.Function;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows of what the real server was seen to do. Each finds the links a and b, both of bob,
 * in an account that is otherwise empty.
 */
abstract class ObservedRows {

	static final String SERVICE = "shortlink_shortlink";

	private final TestSandbox sandbox = TestSandbox.of(Dialect.SERVER);

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	DynamicTest row(String name, Function<TestSandbox, String> request, String expected) {
		return DynamicTest.dynamicTest(name, () -> {
			this.sandbox.clear();
			this.sandbox.account().put(TestSandbox.link("a").withUserId("bob"));
			this.sandbox.account().put(TestSandbox.link("b").withUserId("bob"));
			assertThat(request.apply(this.sandbox)).isEqualTo(expected);
		});
	}

	static String added(TestSandbox sandbox, String field, String... sent) {
		String[] all = new String[sent.length + 4];
		all[0] = "shortLink[systemName]";
		all[1] = "abc";
		all[2] = "shortLink[fullUrl]";
		all[3] = "https://example.com/";
		for (int i = 0; i < sent.length; i += 2) {
			all[i + 4] = "shortLink[" + sent[i] + "]";
			all[i + 5] = sent[i + 1];
		}
		return call(sandbox, "add", field, all);
	}

	static String updated(TestSandbox sandbox, String field, String name, String value) {
		return call(sandbox, "update", field, "id", "a", "shortLink[" + name + "]", value);
	}

	static String count(TestSandbox sandbox, String name, String value) {
		return call(sandbox, "list", "totalCount", name, value);
	}

	static String rows(TestSandbox sandbox, String name, String value) {
		return Integer.toString(sandbox.call(SERVICE + ".list", name, value).get("objects").size());
	}

	static String call(TestSandbox sandbox, String action, String field, String... parameters) {
		JsonNode answer = sandbox.call(SERVICE + "." + action, parameters);
		return answer.path(field).asString("absent");
	}

	static String json(TestSandbox sandbox, String action, String field, String fields) {
		String body = "{\"format\":1,\"ks\":\"" + sandbox.ks() + "\"," + fields + "}";
		return TestSandbox.json(sandbox.postJson("/service/" + SERVICE + "/action/" + action, body))
			.path(field)
			.asString("absent");
	}

	/** The code of an error, or else that there is none. */
	static String code(TestSandbox sandbox, String call, String... parameters) {
		return sandbox.call(call, parameters).path("code").asString("ok");
	}

	static void as(TestSandbox sandbox, String userId) {
		sandbox.use(sandbox.session("type", "0", "userId", userId));
	}

}
