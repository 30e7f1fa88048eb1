package io.linkkeeper.sandbox.session;

import java.time.Duration;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions from start to end, and who may call what.
 */
@ParameterizedClass
@EnumSource(names = { "GUIDE", "SERVER" })
class SessionActionsTests {

	private final Dialect dialect;

	private final TestSandbox sandbox;

	SessionActionsTests(Dialect dialect) {
		this.dialect = dialect;
		this.sandbox = TestSandbox.of(dialect);
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void refusesWrongSecretAndOtherAccount() {
		TestSandbox.assertError(this.sandbox.call("session.start", "secret", "wrong"), "START_SESSION_ERROR");
		TestSandbox.assertError(
				this.sandbox.call("session.start", "secret", this.sandbox.server().adminSecret(), "partnerId", "7"),
				"SERVICE_FORBIDDEN_CONTENT_BLOCKED");
	}

	@Test
	void tellsOfItself() {
		JsonNode session = this.sandbox.call("session.get");
		assertThat(session.get("userId").asString()).isEqualTo("admin@example.com");
		assertThat(session.get("sessionType").asString()).isEqualTo("2");
		assertThat(session.get("expiry").asString())
			.isEqualTo(Long.toString(TestSandbox.NOW.plus(Duration.ofDays(1)).getEpochSecond()));
		assertThat(session.get("privileges").asString()).isEqualTo("disableentitlement");
	}

	@Test
	void expiresAtItsSecond() {
		this.sandbox.clock().advance(Duration.ofDays(1).minusSeconds(1));
		assertThat(list().has("totalCount")).isTrue();
		this.sandbox.clock().advance(Duration.ofSeconds(1));
		assertThat(this.sandbox.send("shortlink_shortlink.list").body()).isEqualTo(
				"{\"code\":\"INVALID_KS\",\"message\":\"Invalid KS \\\"EXPIRED\\\", Error \\\"-1,INVALID_STR\\\"\","
						+ "\"objectType\":\"KalturaAPIException\",\"args\":{\"KSID\":\"EXPIRED\",\"ERR_CODE\":\"-1\","
						+ "\"ERR_DESC\":\"INVALID_STR\"}}");
	}

	@Test
	void isOverOnceEnded() {
		assertThat(this.sandbox.call("session.end").isNull()).isTrue();
		TestSandbox.assertError(list(), "INVALID_KS");
		assertThat(list().get("args").get("KSID").asString()).isEqualTo("LOGOUT");
	}

	@Test
	void garbageIsNoSession() {
		this.sandbox.use("garbage");
		TestSandbox.assertError(list(), "INVALID_KS");
	}

	@Test
	void missingSessionHasItsOwnErrorInTheGuideOnly() {
		this.sandbox.use("");
		TestSandbox.assertError(list(), (this.dialect == Dialect.GUIDE) ? "MISSING_KS" : "SERVICE_FORBIDDEN");
	}

	@Test
	void userSessionMayNotChangeLinks() {
		this.sandbox.account().put(TestSandbox.link("a").withUserId("ann"));
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.delete", "id", "a"), "SERVICE_FORBIDDEN");
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[status]", "1"),
				"SERVICE_FORBIDDEN");
	}

	@Test
	void userSessionAddsItsOwnLinksInTheGuideOnly() {
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
		JsonNode link = this.sandbox.call("shortlink_shortlink.add", "shortLink[systemName]", "abc",
				"shortLink[fullUrl]", "https://example.com/");
		assertThat(link.path("userId").asString("refused"))
			.isEqualTo((this.dialect == Dialect.GUIDE) ? "ann" : "refused");
	}

	@Test
	void otherAccountIsForbidden() {
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.list", "partnerId", "103"), "SERVICE_FORBIDDEN");
	}

	@Test
	void blockedUserMayNothing() {
		this.sandbox.account()
			.putUser(SandboxUser.active("admin@example.com", TestSandbox.NOW).withStatus(SandboxUser.Status.BLOCKED));
		TestSandbox.assertError(list(), "USER_BLOCKED");
	}

	@Test
	void sessionsOfOneGroupEndTogether() {
		String first = this.sandbox.session("type", "2", "privileges", "sessionid:g1");
		String second = this.sandbox.session("type", "2", "privileges", "list:*,sessionid:g1");
		this.sandbox.use(first);
		this.sandbox.call("session.end");
		this.sandbox.use(second);
		assertThat(list().get("args").get("KSID").asString()).isEqualTo("LOGOUT");
	}

	@Test
	void endingNothingIsNoErrorEndingTwiceIs() {
		assertThat(this.sandbox.call("session.end").isNull()).isTrue();
		TestSandbox.assertError(this.sandbox.call("session.end"), "INVALID_KS");
		this.sandbox.use("");
		assertThat(this.sandbox.call("session.end").isNull()).isTrue();
	}

	@Test
	void negativeExpiryIsASessionThatIsOver() {
		this.sandbox.use(this.sandbox.session("type", "2", "expiry", "-1"));
		assertThat(list().get("args").get("KSID").asString()).isEqualTo("EXPIRED");
	}

	@Test
	void limitsOfActionsAndAddressesHold() {
		this.sandbox.use(this.sandbox.session("type", "2", "privileges", "actionslimit:2"));
		list();
		assertThat(list().has("totalCount")).isTrue();
		assertThat(list().get("args").get("KSID").asString()).isEqualTo("EXCEEDED_ACTIONS_LIMIT");
		this.sandbox.use(this.sandbox.session("type", "2", "privileges", "iprestrict:192.0.2.1"));
		assertThat(list().get("args").get("KSID").asString()).isEqualTo("EXCEEDED_RESTRICTED_IP");
	}

	@Test
	void argumentsAreReadBeforeTheSessionIsCheckedUnlessItIsGarbage() {
		this.sandbox.use(this.sandbox.session("type", "2", "expiry", "-1"));
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.get"), "MISSING_MANDATORY_PARAMETER");
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.add", "shortLink[status]", "9"),
				"INVALID_ENUM_VALUE");
		this.sandbox.use("garbage");
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.get"), "INVALID_KS");
	}

	@Test
	void widgetSessionGetsLinksAndNothingElse() {
		this.sandbox.account().put(TestSandbox.link("a"));
		JsonNode widget = this.sandbox.call("session.startWidgetSession", "widgetId", "_102");
		assertThat(widget.get("partnerId").asInt()).isEqualTo(102);
		assertThat(widget.get("userId").asInt()).isZero();
		this.sandbox.use(widget.get("ks").asString());
		assertThat(this.sandbox.call("shortlink_shortlink.get", "id", "a").get("id").asString()).isEqualTo("a");
		TestSandbox.assertError(list(), "SERVICE_FORBIDDEN");
		TestSandbox.assertError(this.sandbox.call("session.startWidgetSession", "widgetId", "_7"), "INVALID_WIDGET_ID");
	}

	@Test
	void userSecretStartsSessionsOfUsersOnly() {
		JsonNode ks = this.sandbox.call("session.start", "secret", SandboxOptions.DEFAULT_USER_SECRET, "userId", "ann");
		this.sandbox.use(ks.asString());
		assertThat(this.sandbox.call("shortlink_shortlink.list").get("totalCount").asInt()).isZero();
		TestSandbox.assertError(this.sandbox.call("session.get"), "SERVICE_FORBIDDEN");
		TestSandbox.assertError(
				this.sandbox.call("session.start", "secret", SandboxOptions.DEFAULT_USER_SECRET, "type", "2"),
				"START_SESSION_ERROR");
	}

	@Test
	void sessionSignedWithTheUserSecretIsNone() {
		KsCodec codec = new KsCodec(this.sandbox.server().partnerId(), SandboxOptions.DEFAULT_USER_SECRET);
		this.sandbox.use(codec.encode("ann", 0, TestSandbox.NOW.plusSeconds(60).getEpochSecond(), ""));
		TestSandbox.assertError(list(), "INVALID_KS");
	}

	@ParameterizedTest
	@CsvSource({ "/api_v3/service/shortlink_shortlink/action/list,true", "/api_v3/service/shortlink_shortlink/*,true",
			"/tiny/*|/api_v3/service/*,true", "*,true", "/api_v3/service/shortlink_shortlink/action,false",
			"/api_v3/service/user/*,false" })
	void restrictionToUrisHolds(String uris, boolean allowed) {
		this.sandbox.use(this.sandbox.session("type", "2", "privileges", "urirestrict:" + uris));
		assertThat(list().path("args").path("KSID").asString("allowed"))
			.isEqualTo(allowed ? "allowed" : "EXCEEDED_RESTRICTED_URI");
	}

	private JsonNode list() {
		return this.sandbox.call("shortlink_shortlink.list");
	}

}
