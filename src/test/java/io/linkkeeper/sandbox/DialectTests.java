package io.linkkeeper.sandbox;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the guide and the real server differ: one row for each difference, with what each
 * dialect does. Numbers are those of the list of differences that the dialects follow;
 * where the guide's own API says nothing, its dialect does as the server does.
 */
class DialectTests {

	private static final String SERVICE = "shortlink_shortlink";

	private static final String[] ADD = { "shortLink[systemName]", "abc", "shortLink[fullUrl]",
			"https://example.com/" };

	private final Map<Dialect, TestSandbox> sandboxes = Map.of(Dialect.GUIDE, TestSandbox.of(Dialect.GUIDE),
			Dialect.SERVER, TestSandbox.of(Dialect.SERVER), Dialect.OLD, TestSandbox.of(Dialect.OLD));

	@AfterEach
	void stop() {
		this.sandboxes.values().forEach(TestSandbox::close);
	}

	@TestFactory
	Stream<DynamicTest> everyDialectDoesItsOwn() {
		return Stream.of(
				row("1 expiresAt 0 opens", (sandbox) -> open(sandbox, "zero"), "302", "EXPIRED_SHORT_LINK", "302"),
				row("1 expiresAt 0 reads back", (sandbox) -> get(sandbox, "zero", "expiresAt"), "0", "0", "0"),
				row("2 goto of a deleted link", (sandbox) -> open(sandbox, "gone"), "INVALID_SHORT_LINK",
						"INVALID_OBJECT_ID", "INVALID_OBJECT_ID"),
				row("2 goto of a disabled link", (sandbox) -> open(sandbox, "disabled"), "INVALID_SHORT_LINK",
						"INVALID_SHORT_LINK", "302"),
				row("2 disabled wins over expired", (sandbox) -> open(sandbox, "disabledexpired"), "INVALID_SHORT_LINK",
						"INVALID_SHORT_LINK", "302"),
				row("2 goto of an expired link", (sandbox) -> open(sandbox, "expired"), "EXPIRED_SHORT_LINK",
						"EXPIRED_SHORT_LINK", "302"),
				row("3 statusEqual=3", (sandbox) -> count(sandbox, "filter[statusEqual]", "3"), "1", "0", "0"),
				row("3 statusIn=3", (sandbox) -> count(sandbox, "filter[statusIn]", "3"), "1", "0", "0"),
				row("3 statusIn=1,2,3", (sandbox) -> count(sandbox, "filter[statusIn]", "1,2,3"), "7", "6", "6"),
				row("3 no status", (sandbox) -> count(sandbox), "6", "6", "6"),
				row("4 add without fullUrl", (sandbox) -> code(sandbox, "add", "shortLink[systemName]", "abc"),
						"MISSING_MANDATORY_PARAMETER", "PROPERTY_VALIDATION_CANNOT_BE_NULL",
						"PROPERTY_VALIDATION_CANNOT_BE_NULL"),
				row("4 add without anything", (sandbox) -> code(sandbox, "add"), "MISSING_MANDATORY_PARAMETER",
						"MISSING_MANDATORY_PARAMETER", "MISSING_MANDATORY_PARAMETER"),
				row("5 user session adds", asAnn((sandbox) -> code(sandbox, "add", ADD)), "ok", "SERVICE_FORBIDDEN",
						"SERVICE_FORBIDDEN"),
				row("5 user session adds for another",
						asAnn((sandbox) -> code(sandbox, "add", with(ADD, "shortLink[userId]", "bob"))),
						"INVALID_USER_ID", "SERVICE_FORBIDDEN", "SERVICE_FORBIDDEN"),
				row("5 user session updates",
						asAnn((sandbox) -> code(sandbox, "update", "id", "zero", "shortLink[status]", "1")),
						"SERVICE_FORBIDDEN", "SERVICE_FORBIDDEN", "SERVICE_FORBIDDEN"),
				row("5 user session deletes", asAnn((sandbox) -> code(sandbox, "delete", "id", "zero")),
						"SERVICE_FORBIDDEN", "SERVICE_FORBIDDEN", "SERVICE_FORBIDDEN"),
				row("5 user session gets another's", asAnn((sandbox) -> code(sandbox, "get", "id", "zero")),
						"INVALID_OBJECT_ID", "ok", "ok"),
				row("5 user session lists", asAnn((sandbox) -> count(sandbox)), "1", "1", "6"),
				row("5 user session asks for another's",
						asAnn((sandbox) -> code(sandbox, "list", "filter[userIdEqual]", "bob")),
						"CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK", "CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK", "ok"),
				row("5 userIdIn cannot widen", asAnn((sandbox) -> count(sandbox, "filter[userIdIn]", "ann,bob")), "1",
						"1", "3"),
				row("5 session without a user lists", as("", (sandbox) -> code(sandbox, "list")), "INVALID_USER_ID",
						"INVALID_USER_ID", "ok"),
				row("5 session of user 0 lists", as("0", (sandbox) -> code(sandbox, "list")), "INVALID_USER_ID",
						"INVALID_USER_ID", "ok"),
				row("6 uniqueId", (sandbox) -> value(add(sandbox, "shortLink[uniqueId]", "u1"), "uniqueId"), "u1", "u1",
						"absent"),
				row("6 uniqueId twice", (sandbox) -> {
					add(sandbox, "shortLink[uniqueId]", "u1");
					return code(sandbox, "add", with(ADD, "shortLink[uniqueId]", "u1"));
				}, "SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS", "SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS", "ok"),
				row("6 uniqueIdEqual", (sandbox) -> count(sandbox, "filter[uniqueIdEqual]", "u0"), "1", "1", "6"),
				row("6 partnerIdEqual of another account", (sandbox) -> count(sandbox, "filter[partnerIdEqual]", "7"),
						"0", "0", "0"),
				row("6 userIdIn", (sandbox) -> count(sandbox, "filter[userIdIn]", "ann,nobody"), "1", "1", "1"),
				row("6 userId can be updated",
						(sandbox) -> value(update(sandbox, "zero", "shortLink[userId]", "eve"), "userId"), "eve", "eve",
						"eve"),
				row("6 update to status 3", (sandbox) -> {
					update(sandbox, "zero", "shortLink[status]", "3");
					return code(sandbox, "get", "id", "zero");
				}, "INVALID_OBJECT_ID", "INVALID_OBJECT_ID", "INVALID_OBJECT_ID"),
				row("7 unknown owner becomes a user", (sandbox) -> {
					update(sandbox, "zero", "shortLink[userId]", "eve");
					return value(sandbox.call("user.get", "userId", "eve"), "status");
				}, "1", "1", "1"), row("8 expired session", (sandbox) -> {
					sandbox.use(sandbox.session("type", "2", "expiry", "0"));
					return value(sandbox.call(SERVICE + ".list"), "message");
				}, "Invalid KS \"EXPIRED\", Error \"-1,INVALID_STR\"",
						"Invalid KS \"EXPIRED\", Error \"-1,INVALID_STR\"",
						"Invalid KS \"EXPIRED\", Error \"-1,INVALID_STR\""),
				row("9 no session", (sandbox) -> {
					sandbox.use("");
					return code(sandbox, "list");
				}, "MISSING_KS", "SERVICE_FORBIDDEN", "SERVICE_FORBIDDEN"),
				row("10 HTTP status of an error",
						(sandbox) -> Integer.toString(sandbox.send(SERVICE + ".get", "id", "none").statusCode()), "200",
						"200", "200"),
				row("11 no window for links", (sandbox) -> code(sandbox, "list", "pager[pageIndex]", "1000"), "ok",
						"ok", "ok"),
				row("12 no wrapper around a widget session",
						(sandbox) -> value(sandbox.call("session.startWidgetSession", "widgetId", "_102"), "partnerId"),
						"102", "102", "102"),
				row("13 clean-up by status leaves expired links that are disabled",
						(sandbox) -> count(sandbox, "filter[statusEqual]", "2", "filter[expiresAtLessThanOrEqual]",
								Long.toString(TestSandbox.NOW.getEpochSecond())),
						"2", "2", "2"),
				row("14 links that never expire match no bound",
						(sandbox) -> count(sandbox, "filter[expiresAtLessThanOrEqual]", "99999999999"), "3", "3", "3"),
				row("14 a lower bound of 1 spares the zeros",
						(sandbox) -> count(sandbox, "filter[expiresAtLessThanOrEqual]", "99999999999",
								"filter[expiresAtGreaterThanOrEqual]", "1"),
						"2", "2", "2"),
				row("15 a multirequest goes on past an error", DialectTests::pastAnError, "1", "1", "1"),
				row("refusal of goto has a body",
						(sandbox) -> Boolean.toString(!gotoOf(sandbox, "none").body().isEmpty()), "true", "false",
						"false"),
				row("length of new ids", (sandbox) -> Integer.toString(value(add(sandbox), "id").length()), "8", "8",
						"5"),
				row("page size 0",
						(sandbox) -> Integer
							.toString(sandbox.call(SERVICE + ".list", "pager[pageSize]", "0", "pager[pageIndex]", "9")
								.get("objects")
								.size()),
						"0", "6", "6"),
				row("small times are relative",
						(sandbox) -> count(sandbox, "filter[createdAtGreaterThanOrEqual]", "-60"), "6", "0", "0"),
				row("texts are compared loosely",
						(sandbox) -> count(sandbox, "filter[systemNameEqual]", "l\u00edNK-ANN "), "0", "1", "1"));
	}

	private DynamicTest row(String name, Function<TestSandbox, String> request, String guide, String server,
			String old) {
		Map<Dialect, String> expected = Map.of(Dialect.GUIDE, guide, Dialect.SERVER, server, Dialect.OLD, old);
		return DynamicTest.dynamicTest(name, () -> {
			for (Dialect dialect : Dialect.values()) {
				TestSandbox sandbox = Objects.requireNonNull(this.sandboxes.get(dialect));
				sandbox.clear();
				putLinks(sandbox);
				assertThat(request.apply(sandbox)).as(name + " in " + dialect).isEqualTo(expected.get(dialect));
			}
		});
	}

	private static void putLinks(TestSandbox sandbox) {
		Instant past = TestSandbox.NOW.minusSeconds(60);
		SandboxLink.Status off = SandboxLink.Status.DISABLED;
		sandbox.account().put(TestSandbox.link("ann").withUserId("ann").withUniqueId("u0"));
		sandbox.account().put(TestSandbox.link("bob").withUserId("bob"));
		sandbox.account().put(TestSandbox.link("zero").withUserId("bob").withExpiresAt(Instant.EPOCH));
		sandbox.account().put(TestSandbox.link("disabled").withStatus(off));
		sandbox.account().put(TestSandbox.link("disabledexpired").withStatus(off).withExpiresAt(past));
		sandbox.account().put(TestSandbox.link("expired").withExpiresAt(past));
		sandbox.account().put(TestSandbox.link("gone").withStatus(SandboxLink.Status.DELETED));
	}

	private static Function<TestSandbox, String> asAnn(Function<TestSandbox, String> request) {
		return as("ann", request);
	}

	private static Function<TestSandbox, String> as(String userId, Function<TestSandbox, String> request) {
		return (sandbox) -> {
			sandbox.use(sandbox.session("type", "0", "userId", userId));
			return request.apply(sandbox);
		};
	}

	private static String pastAnError(TestSandbox sandbox) {
		String form = "1:service=shortlink_shortlink&1:action=get&1:id=none&2:service=shortlink_shortlink"
				+ "&2:action=update&2:id=ann&2:shortLink:status=1&format=1&ks=" + sandbox.ks();
		sandbox.post("/service/multirequest", form);
		return get(sandbox, "ann", "status");
	}

	private static JsonNode add(TestSandbox sandbox, String... more) {
		return sandbox.call(SERVICE + ".add", with(ADD, more));
	}

	private static JsonNode update(TestSandbox sandbox, String id, String name, String value) {
		return sandbox.call(SERVICE + ".update", "id", id, name, value);
	}

	private static String get(TestSandbox sandbox, String id, String field) {
		return value(sandbox.call(SERVICE + ".get", "id", id), field);
	}

	private static String count(TestSandbox sandbox, String... filter) {
		return value(sandbox.call(SERVICE + ".list", filter), "totalCount");
	}

	private static String code(TestSandbox sandbox, String action, String... parameters) {
		return sandbox.call(SERVICE + "." + action, parameters).path("code").asString("ok");
	}

	private static String value(JsonNode answer, String field) {
		return answer.path(field).asString("absent");
	}

	private static String open(TestSandbox sandbox, String id) {
		HttpResponse<String> response = gotoOf(sandbox, id);
		return response.headers()
			.firstValue("X-Kaltura")
			.map((code) -> code.replace("error- ", ""))
			.orElse(Integer.toString(response.statusCode()));
	}

	private static HttpResponse<String> gotoOf(TestSandbox sandbox, String id) {
		return sandbox.get("/api_v3/service/shortlink_shortlink/action/goto/id/" + id);
	}

	private static String[] with(String[] parameters, String... more) {
		return Stream.concat(Stream.of(parameters), Stream.of(more)).toArray(String[]::new);
	}

}
