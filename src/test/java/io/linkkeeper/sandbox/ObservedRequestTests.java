package io.linkkeeper.sandbox;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the real server was seen to do with callers and their requests.
 */
class ObservedRequestTests extends ObservedRows {

	@TestFactory
	Stream<DynamicTest> requestsAndSessions() {
		return Stream
			.of(row("no action", (sandbox) -> sandbox.call(SERVICE).path("code").asString(), "ACTION_DOES_NOT_EXISTS"),
					row("no service",
							(sandbox) -> TestSandbox.json(sandbox.post("/", "format=1")).path("code").asString(),
							"SERVICE_NOT_SPECIFIED"),
					row("user session may not ask for itself", (sandbox) -> {
						sandbox.use(sandbox.session("type", "0", "userId", "ann"));
						return sandbox.call("session.get").path("code").asString();
					}, "SERVICE_FORBIDDEN"),
					row("unknown account",
							(sandbox) -> sandbox
								.call("session.start", "partnerId", "99", "secret", sandbox.server().adminSecret())
								.path("code")
								.asString(),
							"SERVICE_FORBIDDEN_CONTENT_BLOCKED"),
					row("second user.add", (sandbox) -> {
						sandbox.call("user.add", "user[id]", "ann");
						return sandbox.call("user.add", "user[id]", "ANN").path("code").asString();
					}, "DUPLICATE_USER_BY_ID"), row("deleted owner is added anew", (sandbox) -> {
						sandbox.account()
							.putUser(SandboxUser.active("ann", TestSandbox.NOW).withStatus(SandboxUser.Status.DELETED));
						updated(sandbox, "id", "userId", "ann");
						return sandbox.call("user.get", "userId", "ann").path("status").asString();
					}, "1"), row("rate limit", (sandbox) -> {
						sandbox.faults().blockNext(1);
						return call(sandbox, "get", "code", "id", "a");
					}, "ACTION_BLOCKED"), row("session.start is not limited", (sandbox) -> {
						sandbox.faults().limitRate(0, Duration.ofSeconds(10));
						return code(sandbox, "session.start", "secret", sandbox.server().adminSecret()) + code(sandbox,
								"session.start", "secret", sandbox.server().adminSecret(), "nocache", "1");
					}, "okACTION_BLOCKED"));
	}

	@TestFactory
	Stream<DynamicTest> users() {
		Stream<DynamicTest> refused = Stream.of("a b", "a,b", "\u00fcser", "a\"b", "a/b", "a;b", "a<b")
			.flatMap((id) -> Stream.of(
					row("user.add of " + id, (sandbox) -> code(sandbox, "user.add", "user[id]", id),
							"INVALID_FIELD_VALUE"),
					row("link of " + id, (sandbox) -> added(sandbox, "userId", "userId", id), id)));
		Stream<DynamicTest> others = Stream.of(
				row("user.add of every other character",
						(sandbox) -> code(sandbox, "user.add", "user[id]", "aZ9'+#$%|@._-"), "ok"),
				row("user.add of 0", (sandbox) -> code(sandbox, "user.add", "user[id]", "0"),
						"PROPERTY_VALIDATION_CANNOT_BE_NULL"),
				row("user.get without an id is the session's user", (sandbox) -> {
					sandbox.call("user.add", "user[id]", "admin@example.com");
					return sandbox.call("user.get", "userId", "").path("id").asString();
				}, "admin@example.com"), row("user.get does not count case", (sandbox) -> {
					sandbox.call("user.add", "user[id]", "ann");
					return sandbox.call("user.get", "userId", "ANN").path("id").asString();
				}, "ann"), row("user.get counts accents", (sandbox) -> {
					sandbox.call("user.add", "user[id]", "ann");
					return code(sandbox, "user.get", "userId", "\u00e0nn");
				}, "INVALID_USER_ID"), row("a session without a user makes a user without an id", (sandbox) -> {
					sandbox.use(sandbox.session("type", "2"));
					added(sandbox, "id");
					return sandbox.call("user.get").path("id").asString("absent");
				}, ""),
				row("a deleted user says since when",
						(sandbox) -> sandbox.call("user.add", "user[id]", "ann").has("deletedAt") + " "
								+ sandbox.call("user.delete", "userId", "ann").path("deletedAt").asLong(),
						"false " + TestSandbox.NOW.getEpochSecond()));
		return Stream.concat(refused, others);
	}

	@TestFactory
	Stream<DynamicTest> callers() {
		String[] add = { "shortLink[systemName]", "abc", "shortLink[fullUrl]", "https://example.com/" };
		String[] update = { "id", "a", "shortLink[status]", "1" };
		return Stream.of(
				Stream.of("widget", "none")
					.flatMap((caller) -> Stream.of(forbidden(caller, "add", add), forbidden(caller, "update", update),
							forbidden(caller, "delete", "id", "a"), forbidden(caller, "list"))),
				Stream.of(forbidden("none", "get", "id", "a"),
						row("widget get", (sandbox) -> codeAs(sandbox, "widget", "get", "id", "b"), "ok"),
						row("widget goto", (sandbox) -> statusOfGoto(sandbox, "widget"), "302"),
						row("none goto", (sandbox) -> statusOfGoto(sandbox, "none"), "302"),
						row("goto by an id of another case", (sandbox) -> Integer
							.toString(sandbox.get("/api_v3/service/shortlink_shortlink/action/goto/id/A").statusCode()),
								"302"),
						row("numbers of session.get are texts", ObservedRequestTests::session,
								"{\"sessionType\":\"2\",\"partnerId\":\"102\",\"userId\":\"admin@example.com\","
										+ "\"expiry\":\"1795493700\"," + "\"privileges\":\"disableentitlement\","
										+ "\"objectType\":\"KalturaSessionInfo\"}")))
			.flatMap(Function.identity());
	}

	private DynamicTest forbidden(String caller, String action, String... parameters) {
		return row(caller + " " + action, (sandbox) -> codeAs(sandbox, caller, action, parameters),
				"SERVICE_FORBIDDEN");
	}

	private static String codeAs(TestSandbox sandbox, String caller, String action, String... parameters) {
		become(sandbox, caller);
		return code(sandbox, SERVICE + "." + action, parameters);
	}

	private static String statusOfGoto(TestSandbox sandbox, String caller) {
		become(sandbox, caller);
		return Integer.toString(sandbox.send(SERVICE + ".goto", "id", "a").statusCode());
	}

	private static void become(TestSandbox sandbox, String caller) {
		sandbox.use("");
		if (caller.equals("widget")) {
			sandbox.use(sandbox.call("session.startWidgetSession", "widgetId", "_102").get("ks").asString());
		}
	}

	private static String session(TestSandbox sandbox) {
		return sandbox.send("session.get").body();
	}

}
