package io.linkkeeper.sandbox;

import java.time.Duration;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions from start to end, and who may call what.
 */
class SessionActionsTests {

	private final TestSandbox sandbox = TestSandbox.empty();

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void refusesWrongSecretAndOtherAccount() {
		LinkActionsTests.assertError(this.sandbox.call("session.start", "secret", "wrong"), "START_SESSION_ERROR");
		LinkActionsTests.assertError(
				this.sandbox.call("session.start", "secret", this.sandbox.server().adminSecret(), "partnerId", "7"),
				"START_SESSION_ERROR");
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
		LinkActionsTests.assertError(list(), "INVALID_KS");
		assertThat(list().get("args").get("KSID").asString()).isEqualTo("LOGOUT");
	}

	@Test
	void garbageIsNoSession() {
		this.sandbox.use("garbage");
		LinkActionsTests.assertError(list(), "INVALID_KS");
	}

	@Test
	void missingSessionHasItsOwnErrorInTheGuide() {
		this.sandbox.use("");
		LinkActionsTests.assertError(list(), "MISSING_KS");
	}

	@Test
	void missingSessionIsForbiddenOnTheServer() {
		try (TestSandbox server = TestSandbox.of(Dialect.SERVER)) {
			server.use("");
			LinkActionsTests.assertError(server.call("shortlink_shortlink.list"), "SERVICE_FORBIDDEN");
		}
	}

	@Test
	void userSessionMayNotChangeLinks() {
		this.sandbox.account().put(TestSandbox.link("a").withUserId("ann"));
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
		LinkActionsTests.assertError(this.sandbox.call("shortlink_shortlink.delete", "id", "a"), "SERVICE_FORBIDDEN");
		LinkActionsTests.assertError(
				this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[status]", "1"),
				"SERVICE_FORBIDDEN");
	}

	@Test
	void userSessionAddsItsOwnLinksInTheGuide() {
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
		JsonNode link = this.sandbox.call("shortlink_shortlink.add", "shortLink[systemName]", "abc",
				"shortLink[fullUrl]", "https://example.com/");
		assertThat(link.get("userId").asString()).isEqualTo("ann");
	}

	@Test
	void otherAccountIsForbidden() {
		LinkActionsTests.assertError(this.sandbox.call("shortlink_shortlink.list", "partnerId", "103"),
				"SERVICE_FORBIDDEN");
	}

	@Test
	void blockedUserMayNothing() {
		this.sandbox.account()
			.putUser(SandboxUser.active("admin@example.com", TestSandbox.NOW).withStatus(SandboxUser.Status.BLOCKED));
		LinkActionsTests.assertError(list(), "USER_BLOCKED");
	}

	private JsonNode list() {
		return this.sandbox.call("shortlink_shortlink.list");
	}

}
