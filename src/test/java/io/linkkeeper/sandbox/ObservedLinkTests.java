package io.linkkeeper.sandbox;

import java.util.function.Function;
import java.util.stream.Stream;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the real server was seen to do with links: one row for each observation, in the
 * dialect of that server.
 */
class ObservedLinkTests {

	private static final String SERVICE = "shortlink_shortlink";

	private static final String LONG = "\u00fc".repeat(70);

	@TestFactory
	Stream<DynamicTest> addAndUpdate() {
		return Stream.of(
				row("ids have eight characters", (sandbox) -> added(sandbox, "id").replaceAll("\\w", "x"), "xxxxxxxx"),
				row("name is cut to 63 characters", (sandbox) -> added(sandbox, "name", "name", LONG),
						LONG.substring(7)),
				row("systemName is cut to 63 characters", (sandbox) -> added(sandbox, "systemName", "systemName", LONG),
						LONG.substring(7)),
				row("fullUrl is kept whole", (sandbox) -> added(sandbox, "fullUrl", "fullUrl", "x".repeat(3000)),
						"x".repeat(3000)),
				row("characters of four bytes become question marks",
						(sandbox) -> added(sandbox, "name", "name", "a\ud83d\ude00b"), "a????b"),
				row("long uniqueIds never clash", (sandbox) -> {
					added(sandbox, "id", "uniqueId", LONG);
					return added(sandbox, "uniqueId", "uniqueId", LONG);
				}, LONG.substring(7)), row("uniqueId clashes without case", (sandbox) -> {
					added(sandbox, "id", "uniqueId", "Key");
					return added(sandbox, "code", "uniqueId", "kEY");
				}, "SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS"), row("empty uniqueIds never clash", (sandbox) -> {
					added(sandbox, "id", "uniqueId", "");
					return added(sandbox, "code", "uniqueId", "");
				}, "absent"),
				row("expiresAt that is text is 0", (sandbox) -> added(sandbox, "expiresAt", "expiresAt", "abc"), "0"),
				row("empty expiresAt is 0", (sandbox) -> added(sandbox, "expiresAt", "expiresAt", ""), "0"),
				row("digits in front count", (sandbox) -> added(sandbox, "expiresAt", "expiresAt", "12x"), "12"),
				row("an ISO time is its year", (sandbox) -> added(sandbox, "expiresAt", "expiresAt", "2027-01-01"),
						"2027"),
				row("milliseconds read back as the zero date",
						(sandbox) -> added(sandbox, "expiresAt", "expiresAt", "1795400000000"), "-62169966238"),
				row("negative expiresAt is kept", (sandbox) -> added(sandbox, "expiresAt", "expiresAt", "-5"), "-5"),
				row("the year 9999 is kept", (sandbox) -> added(sandbox, "expiresAt", "expiresAt", "253402300799"),
						"253402300799"),
				row("missing systemName",
						(sandbox) -> call(sandbox, "add", "code", "shortLink[fullUrl]", "https://example.com/"),
						"PROPERTY_VALIDATION_CANNOT_BE_NULL"),
				row("empty systemName", (sandbox) -> added(sandbox, "code", "systemName", ""),
						"PROPERTY_VALIDATION_MIN_LENGTH"),
				row("names of fields count exactly",
						(sandbox) -> call(sandbox, "add", "code", "shortLink[systemname]", "abc"),
						"PROPERTY_VALIDATION_CANNOT_BE_NULL"),
				row("names of parameters count exactly", (sandbox) -> call(sandbox, "get", "code", "ID", "a"),
						"MISSING_MANDATORY_PARAMETER"),
				row("lengths are counted in bytes", (sandbox) -> added(sandbox, "systemName", "systemName", "\u20ac"),
						"\u20ac"),
				row("any text is a URL", (sandbox) -> added(sandbox, "fullUrl", "fullUrl", "javascript:alert(1)"),
						"javascript:alert(1)"),
				row("status 4", (sandbox) -> added(sandbox, "code", "status", "4"), "INVALID_ENUM_VALUE"),
				row("empty status", (sandbox) -> added(sandbox, "code", "status", ""), "INVALID_ENUM_VALUE"),
				row("status true is 1", (sandbox) -> added(sandbox, "status", "status", "true"), "1"),
				row("added as deleted",
						(sandbox) -> call(sandbox, "get", "code", "id", added(sandbox, "id", "status", "3")),
						"INVALID_OBJECT_ID"),
				row("userId is cut to 100 characters", (sandbox) -> added(sandbox, "userId", "userId", "u".repeat(120)),
						"u".repeat(100)),
				row("empty userId on add is the session's user", (sandbox) -> added(sandbox, "userId", "userId", ""),
						"admin@example.com"),
				row("empty userId on update is a user without an id",
						(sandbox) -> updated(sandbox, "userId", "userId", ""), ""),
				row("an admin without a user owns with an empty id", (sandbox) -> {
					sandbox.use(sandbox.session("type", "2"));
					return added(sandbox, "userId");
				}, ""),
				row("__null clears systemName", (sandbox) -> updated(sandbox, "systemName", "systemName__null", ""),
						"absent"),
				row("__null clears the owner", (sandbox) -> updated(sandbox, "userId", "userId__null", ""), "absent"),
				row("echo of id", (sandbox) -> updated(sandbox, "id", "id", "a"), "a"),
				row("echo of another id", (sandbox) -> updated(sandbox, "code", "id", "b"),
						"PROPERTY_VALIDATION_NOT_UPDATABLE"),
				row("echo of updatedAt", (sandbox) -> updated(sandbox, "code", "updatedAt", "1795403700"),
						"PROPERTY_VALIDATION_NOT_UPDATABLE"),
				row("no checks on update", (sandbox) -> updated(sandbox, "systemName", "systemName", "x"), "x"),
				row("no change keeps updatedAt", (sandbox) -> updated(sandbox, "updatedAt", "status", "2"),
						"1795403700"),
				row("unknown objectTypes do not matter",
						(sandbox) -> updated(sandbox, "id", "objectType", "KalturaUser"), "a"),
				row("an array for a text", (sandbox) -> updated(sandbox, "name", "name][", "x"), "Array"),
				row("object as text", (sandbox) -> call(sandbox, "update", "code", "id", "a", "shortLink", "x"),
						"PROPERTY_VALIDATION_WRONG_FORMAT"),
				row("case of ids does not count", (sandbox) -> call(sandbox, "get", "id", "id", "\u00c1 "), "a"));
	}

	@TestFactory
	Stream<DynamicTest> list() {
		return Stream.of(row("pages of more than 500", (sandbox) -> count(sandbox, "pager[pageSize]", "9999"), "2"),
				row("page size that is text is no bound", (sandbox) -> rows(sandbox, "pager[pageSize]", "abc"), "2"),
				row("page index 0 is 1", (sandbox) -> rows(sandbox, "pager[pageIndex]", "0"), "2"),
				row("past the end", (sandbox) -> rows(sandbox, "pager[pageIndex]", "9"), "0"),
				row("unknown filters do not matter", (sandbox) -> count(sandbox, "filter[stausEqual]", "1"), "2"),
				row("unknown orders do not matter",
						(sandbox) -> count(sandbox, "filter[orderBy]", "-name,createdAt,-id"), "2"),
				row("empty idEqual is none", (sandbox) -> count(sandbox, "filter[idEqual]", ""), "2"),
				row("empty userIdEqual matches nothing", (sandbox) -> count(sandbox, "filter[userIdEqual]", ""), "0"),
				row("space in front loses a value", (sandbox) -> count(sandbox, "filter[idIn]", "a, b"), "1"),
				row("space behind does not matter", (sandbox) -> count(sandbox, "filter[idIn]", "a ,b"), "2"),
				row("value 501 is dropped", (sandbox) -> count(sandbox, "filter[idIn]", "x,".repeat(500) + "a"), "0"),
				row("accents do not count", (sandbox) -> count(sandbox, "filter[systemNameEqual]", "link-\u00e1"), "1"),
				row("empty createdAt is the epoch below",
						(sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", ""), "0"),
				row("empty createdAt is the epoch above",
						(sandbox) -> count(sandbox, "filter[createdAtGreaterThanOrEqual]", ""), "2"),
				row("createdAt that is text is now",
						(sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", "abc"), "2"),
				row("-1 is the second before the epoch",
						(sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", "-1"), "0"),
				row("ten years are relative",
						(sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", "315360000"), "2"),
				row("a second more is absolute",
						(sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", "315360001"), "0"),
				row("expiresAt is never relative",
						(sandbox) -> count(sandbox, "filter[expiresAtLessThanOrEqual]", "60"), "0"),
				row("unknown owner", (sandbox) -> count(sandbox, "filter[userIdEqual]", "nobody"), "0"),
				row("bad statusEqual", (sandbox) -> call(sandbox, "list", "code", "filter[statusEqual]", "x"),
						"INVALID_ENUM_VALUE"),
				row("bad statusIn is no error", (sandbox) -> count(sandbox, "filter[statusIn]", "x"), "0"));
	}

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
					}, "ACTION_BLOCKED"));
	}

	private static DynamicTest row(String name, Function<TestSandbox, String> request, String expected) {
		return DynamicTest.dynamicTest(name, () -> {
			try (TestSandbox sandbox = TestSandbox.of(Dialect.SERVER)) {
				sandbox.account().put(TestSandbox.link("a").withUserId("bob"));
				sandbox.account().put(TestSandbox.link("b").withUserId("bob"));
				assertThat(request.apply(sandbox)).isEqualTo(expected);
			}
		});
	}

	private static String added(TestSandbox sandbox, String field, String... sent) {
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

	private static String updated(TestSandbox sandbox, String field, String name, String value) {
		return call(sandbox, "update", field, "id", "a", "shortLink[" + name + "]", value);
	}

	private static String count(TestSandbox sandbox, String name, String value) {
		return call(sandbox, "list", "totalCount", name, value);
	}

	private static String rows(TestSandbox sandbox, String name, String value) {
		return Integer.toString(sandbox.call(SERVICE + ".list", name, value).get("objects").size());
	}

	private static String call(TestSandbox sandbox, String action, String field, String... parameters) {
		JsonNode answer = sandbox.call(SERVICE + "." + action, parameters);
		return answer.path(field).asString("absent");
	}

}
