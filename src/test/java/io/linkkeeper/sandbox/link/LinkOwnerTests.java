package io.linkkeeper.sandbox.link;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who owns a link, when users come and go.
 */
@ParameterizedClass
@EnumSource(names = { "GUIDE", "SERVER" })
class LinkOwnerTests {

	private final Dialect dialect;

	private final TestSandbox sandbox;

	LinkOwnerTests(Dialect dialect) {
		this.dialect = dialect;
		this.sandbox = TestSandbox.of(dialect);
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void changeOfALinkDoesNotBringItsDeletedOwnerBack() {
		orphanLinksOfAnn();
		JsonNode link = this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[name]", "new");
		assertThat(link.get("name").asString()).isEqualTo("new");
		assertThat(link.has("userId")).isFalse();
		TestSandbox.assertError(this.sandbox.call("user.get", "userId", "ann"), "INVALID_USER_ID");
	}

	@ParameterizedTest
	@ValueSource(strings = { "user.add", "shortlink_shortlink.update" })
	void newUserOfADeletedOnesIdDoesNotGetItsLinks(String call) {
		orphanLinksOfAnn();
		this.sandbox.call(call, "user[id]", "ann", "id", "c", "shortLink[userId]", "ann");
		assertThat(this.sandbox.call("user.get", "userId", "ann").get("status").asInt()).isEqualTo(1);
		assertThat(this.sandbox.call("shortlink_shortlink.get", "id", "a").has("userId")).isFalse();
		assertThat(count("filter[userIdEqual]", "ann")).isEqualTo(call.startsWith("user") ? 0 : 1);
		this.sandbox.call("user.delete", "userId", "ann");
		assertThat(status("a")).isEqualTo(SandboxLink.Status.ENABLED);
	}

	@Test
	void orphanedLinkIsGivenToTheNewUserWhenItIsSaid() {
		orphanLinksOfAnn();
		JsonNode link = this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[userId]", "ann");
		assertThat(link.get("userId").asString()).isEqualTo("ann");
		assertThat(link.get("updatedAt").asLong()).isEqualTo(TestSandbox.NOW.getEpochSecond());
		assertThat(count("filter[userIdEqual]", "ann")).isOne();
	}

	@Test
	void adminWhoseUserWasDeletedIsANewUser() {
		this.sandbox.call("user.add", "user[id]", "admin@example.com");
		this.sandbox.call("user.delete", "userId", "admin@example.com");
		JsonNode link = this.sandbox.call("shortlink_shortlink.add", "shortLink[systemName]", "abc",
				"shortLink[fullUrl]", "https://example.com/");
		assertThat(link.get("userId").asString()).isEqualTo("admin@example.com");
		assertThat(this.sandbox.call("user.get").get("status").asInt()).isEqualTo(1);
	}

	@Test
	void gotoFollowsALinkWhoseOwnerIsGone() {
		orphanLinksOfAnn();
		assertThat(this.sandbox.get("/api_v3/service/shortlink_shortlink/action/goto/id/a").statusCode())
			.isEqualTo(302);
		assertThat(this.sandbox.post("/service/shortlink_shortlink/action/get", "id=a&ks=" + this.sandbox.ks()).body())
			.contains("<userId></userId>");
	}

	@Test
	void linkWhoseOwnerIsGoneHasNoOwnerAndIsFoundByNone() {
		orphanLinksOfAnn();
		assertThat(this.sandbox.call("shortlink_shortlink.get", "id", "a").has("userId")).isFalse();
		assertThat(count("filter[userIdEqual]", "ann")).isZero();
		assertThat(count("filter[userIdIn]", "ann,carl")).isEqualTo(1);
		assertThat(this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[status]", "1")
			.get("status")
			.asInt()).isEqualTo(1);
	}

	@Test
	void addNamingABlockedOwnerIsAccepted() {
		this.sandbox.call("user.add", "user[id]", "bob", "user[status]", "0");
		JsonNode link = this.sandbox.call("shortlink_shortlink.add", "shortLink[systemName]", "abc",
				"shortLink[fullUrl]", "https://example.com/", "shortLink[userId]", "bob");
		assertThat(link.get("userId").asString()).isEqualTo("bob");
		assertThat(this.sandbox.account().user("bob").orElseThrow().status()).isEqualTo(SandboxUser.Status.BLOCKED);
	}

	@Test
	void linksAddedAtOnceForTheSameUnknownUserMakeOneUser() throws Exception {
		int round = 8;
		CountDownLatch allReady = new CountDownLatch(round);
		ExecutorService threads = Executors.newFixedThreadPool(round);
		try {
			Callable<JsonNode> add = () -> {
				allReady.countDown();
				allReady.await();
				return this.sandbox.call("shortlink_shortlink.add", "shortLink[systemName]", "abc",
						"shortLink[fullUrl]", "https://example.com/", "shortLink[userId]", "new");
			};
			for (Future<JsonNode> link : threads.invokeAll(Collections.nCopies(round, add))) {
				assertThat(link.get().path("userId").asString("error")).isEqualTo("new");
			}
		}
		finally {
			threads.shutdown();
		}
		assertThat(this.sandbox.call("user.list", "filter[idEqual]", "new").get("totalCount").asInt()).isOne();
		assertThat(count("filter[userIdEqual]", "new")).isEqualTo(round);
	}

	@Test
	void ownerIsSpelledAsTheUserIsOnTheServer() {
		this.sandbox.account().putUser(SandboxUser.active("Ann", TestSandbox.NOW));
		this.sandbox.account().put(TestSandbox.link("a").withUserId("ann"));
		assertThat(this.sandbox.call("shortlink_shortlink.get", "id", "a").get("userId").asString())
			.isEqualTo((this.dialect == Dialect.GUIDE) ? "ann" : "Ann");
	}

	private int count(String filter, String value) {
		return this.sandbox.call("shortlink_shortlink.list", filter, value).get("totalCount").asInt();
	}

	/** As a script on the server restores them, or as they are without the cascade. */
	private void orphanLinksOfAnn() {
		this.sandbox.account().put(TestSandbox.link("a").withUserId("ann"));
		this.sandbox.account().put(TestSandbox.link("b").withUserId("ann").withStatus(SandboxLink.Status.DISABLED));
		this.sandbox.account().put(TestSandbox.link("c").withUserId("carl"));
		this.sandbox.account()
			.putUser(SandboxUser.active("ann", TestSandbox.NOW).withStatus(SandboxUser.Status.DELETED));
	}

	private SandboxLink.Status status(String id) {
		return this.sandbox.account().link(id).orElseThrow().status();
	}

}
