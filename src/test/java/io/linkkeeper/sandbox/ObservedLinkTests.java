package io.linkkeeper.sandbox;

import java.util.function.Function;
import java.util.stream.Stream;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the real server was seen to do with links: one row for each observation, in the
 * dialect of that server.
 */
class ObservedLinkTests extends ObservedRows {

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
				row("case of ids does not count", (sandbox) -> call(sandbox, "get", "id", "id", "\u00c1 "), "a"),
				row("digits before a point count", (sandbox) -> added(sandbox, "expiresAt", "expiresAt", "12.9"), "12"),
				row("seconds beyond 32 bits are kept",
						(sandbox) -> added(sandbox, "expiresAt", "expiresAt", "2147483648"), "2147483648"),
				row("echo of the account's number", (sandbox) -> updated(sandbox, "id", "partnerId", "102"), "a"),
				row("echo of another account's number", (sandbox) -> updated(sandbox, "code", "partnerId", "103"),
						"PROPERTY_VALIDATION_NOT_UPDATABLE"),
				row("echo of uniqueId", (sandbox) -> {
					sandbox.account().change("a", (link) -> link.withUniqueId("k1"));
					return updated(sandbox, "id", "uniqueId", "k1");
				}, "a"),
				row("echo of another uniqueId", (sandbox) -> updated(sandbox, "code", "uniqueId", "k1"),
						"PROPERTY_VALIDATION_NOT_UPDATABLE"),
				row("empty systemName on update", (sandbox) -> updated(sandbox, "systemName", "systemName", ""), ""),
				row("empty fullUrl on update", (sandbox) -> updated(sandbox, "fullUrl", "fullUrl", ""), ""),
				row("read-only field on add", (sandbox) -> added(sandbox, "code", "id", "x"),
						"PROPERTY_VALIDATION_NOT_UPDATABLE"),
				row("owner 0 on add is the session's user", (sandbox) -> added(sandbox, "userId", "userId", "0"),
						"admin@example.com"),
				row("a status may be a decimal", (sandbox) -> added(sandbox, "status", "status", "2.0"), "2"),
				row("a status may have a blank before it", (sandbox) -> added(sandbox, "status", "status", " 1"), "1"),
				row("a status may have a sign", (sandbox) -> added(sandbox, "status", "status", "+1"), "1"),
				row("a status may not have letters after it", (sandbox) -> added(sandbox, "code", "status", "1x"),
						"INVALID_ENUM_VALUE"),
				row("a number beyond every column",
						(sandbox) -> added(sandbox, "expiresAt", "expiresAt", "9".repeat(40)), "-62169966238"),
				row("expiresAt may have an exponent", (sandbox) -> added(sandbox, "expiresAt", "expiresAt", "1.5e9"),
						"1500000000"),
				row("add spells the owner as it was sent", (sandbox) -> added(sandbox, "userId", "userId", "B\u00d3B "),
						"B\u00d3B "),
				row("get spells the owner as the user is stored", (sandbox) -> {
					sandbox.account().putUser(SandboxUser.active("bob", TestSandbox.NOW));
					return call(sandbox, "get", "userId", "id", added(sandbox, "id", "userId", "B\u00d3B "));
				}, "bob"), row("a session of user 0 owns as 0", (sandbox) -> {
					sandbox.use(sandbox.session("type", "2", "userId", "0"));
					return added(sandbox, "userId");
				}, "0"));
	}

	@TestFactory
	Stream<DynamicTest> json() {
		return Stream.of(row("an id sent as a number loses its leading 0", (sandbox) -> {
			sandbox.account().put(TestSandbox.link("01234567"));
			return json(sandbox, "get", "code", "\"id\":1234567");
		}, "INVALID_OBJECT_ID"),
				row("null for expiresAt on add",
						(sandbox) -> json(sandbox, "add", "expiresAt",
								"\"shortLink\":{\"systemName\":\"abc\","
										+ "\"fullUrl\":\"https://example.com/\",\"expiresAt\":null}"),
						"0"),
				row("null for name on add",
						(sandbox) -> json(sandbox, "add", "name",
								"\"shortLink\":{\"systemName\":\"abc\","
										+ "\"fullUrl\":\"https://example.com/\",\"name\":null}"),
						""),
				row("null for expiresAt on update",
						(sandbox) -> json(sandbox, "update", "expiresAt",
								"\"id\":\"a\",\"shortLink\":{\"expiresAt\":null}"),
						"0"),
				row("null for name on update",
						(sandbox) -> json(sandbox, "update", "name", "\"id\":\"a\",\"shortLink\":{\"name\":null}"), ""),
				row("null for the link", (sandbox) -> json(sandbox, "add", "code", "\"shortLink\":null"),
						"MISSING_MANDATORY_PARAMETER"));
	}

	@TestFactory
	Stream<DynamicTest> orderOfChecks() {
		return Stream.of(row("wrong signature before parameters", (sandbox) -> {
			sandbox.use(sessionSignedWithAnotherSecret());
			return call(sandbox, "get", "code");
		}, "INVALID_KS"), row("enum before permission", (sandbox) -> {
			as(sandbox, "ann");
			return added(sandbox, "code", "status", "9");
		}, "INVALID_ENUM_VALUE"), row("permission before missing fields", (sandbox) -> {
			as(sandbox, "ann");
			return call(sandbox, "add", "code", "shortLink[fullUrl]", "https://example.com/");
		}, "SERVICE_FORBIDDEN"));
	}

	@TestFactory
	Stream<DynamicTest> deleted() {
		return Stream.of(
				row("get", deletedFirst((sandbox) -> call(sandbox, "get", "code", "id", "a")), "INVALID_OBJECT_ID"),
				row("update", deletedFirst((sandbox) -> updated(sandbox, "code", "status", "2")), "INVALID_OBJECT_ID"),
				row("second delete", deletedFirst((sandbox) -> call(sandbox, "delete", "code", "id", "a")),
						"INVALID_OBJECT_ID"),
				row("list by id", deletedFirst((sandbox) -> count(sandbox, "filter[idIn]", "a,b")), "1"),
				row("goto",
						deletedFirst((sandbox) -> sandbox.get("/api_v3/service/shortlink_shortlink/action/goto/id/a")
							.headers()
							.firstValue("X-Kaltura")
							.orElse("")),
						"error- INVALID_OBJECT_ID"),
				row("delete answers the whole link",
						(sandbox) -> String.join(" ", sandbox.call(SERVICE + ".delete", "id", "a").propertyNames()),
						"id createdAt updatedAt partnerId userId systemName fullUrl status objectType"),
				row("disabled and enabled again", (sandbox) -> {
					updated(sandbox, "status", "status", "1");
					return updated(sandbox, "status", "status", "2");
				}, "2"));
	}

	private static Function<TestSandbox, String> deletedFirst(Function<TestSandbox, String> request) {
		return (sandbox) -> {
			sandbox.call(SERVICE + ".delete", "id", "a");
			return request.apply(sandbox);
		};
	}

	private static String sessionSignedWithAnotherSecret() {
		try (TestSandbox other = TestSandbox.with(SandboxOptions.defaults().withAccount(102, "other secret"))) {
			return other.ks();
		}
	}

}
