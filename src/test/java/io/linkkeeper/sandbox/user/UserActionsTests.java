package io.linkkeeper.sandbox.user;

import java.util.stream.Collectors;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Users, and what becomes of their links.
 */
@ParameterizedClass
@EnumSource(names = { "GUIDE", "SERVER" })
class UserActionsTests {

	private final TestSandbox sandbox;

	UserActionsTests(Dialect dialect) {
		this.sandbox = TestSandbox.of(dialect);
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void addsUpdatesAndLists() {
		JsonNode user = this.sandbox.call("user.add", "user[id]", "ann", "user[email]", "ann@example.com");
		assertThat(user.get("status").asInt()).isEqualTo(1);
		assertThat(user.get("objectType").asString()).isEqualTo("KalturaUser");
		this.sandbox.call("user.update", "userId", "ann", "user[fullName]", "Ann Example");
		JsonNode list = this.sandbox.call("user.list", "filter[idIn]", "ann,bob");
		assertThat(list.get("totalCount").asInt()).isEqualTo(1);
		assertThat(list.get("objects").get(0).get("fullName").asString()).isEqualTo("Ann Example");
	}

	@Test
	void refusesUserThatExistsAndUserWithoutId() {
		this.sandbox.call("user.add", "user[id]", "ann");
		TestSandbox.assertError(this.sandbox.call("user.add", "user[id]", "ann"), "DUPLICATE_USER_BY_ID");
		TestSandbox.assertError(this.sandbox.call("user.add", "user[email]", "x"),
				"PROPERTY_VALIDATION_CANNOT_BE_NULL");
	}

	@ParameterizedTest
	@ValueSource(strings = { "user.delete", "user.update" })
	void deletedUserTakesAllLinksAlong(String call) {
		putLinksOfAnn();
		JsonNode user = this.sandbox.call(call, "userId", "ann", "user[status]", "2");
		assertThat(user.get("status").asInt()).isEqualTo(2);
		for (String id : new String[] { "a", "b" }) {
			SandboxLink link = this.sandbox.account().link(id).orElseThrow();
			assertThat(link.status()).isEqualTo(SandboxLink.Status.DELETED);
			assertThat(link.updatedAt()).isEqualTo(TestSandbox.NOW);
		}
		assertThat(status("c")).isEqualTo(SandboxLink.Status.ENABLED);
		TestSandbox.assertError(this.sandbox.call("user.get", "userId", "ann"), "INVALID_USER_ID");
		TestSandbox.assertError(this.sandbox.call("user.delete", "userId", "ann"), "INVALID_USER_ID");
		assertThat(this.sandbox.call("user.list", "filter[statusEqual]", "2").get("totalCount").asInt()).isZero();
	}

	@Test
	void addingAgainRestoresNothing() {
		putLinksOfAnn();
		this.sandbox.call("user.delete", "userId", "ann");
		assertThat(this.sandbox.call("user.add", "user[id]", "ann").get("status").asInt()).isEqualTo(1);
		assertThat(status("a")).isEqualTo(SandboxLink.Status.DELETED);
	}

	@Test
	void blockedUserKeepsTheLinks() {
		putLinksOfAnn();
		this.sandbox.call("user.update", "userId", "ann", "user[status]", "0");
		assertThat(status("a")).isEqualTo(SandboxLink.Status.ENABLED);
		JsonNode link = this.sandbox.call("shortlink_shortlink.update", "id", "c", "shortLink[userId]", "ann");
		assertThat(link.get("userId").asString()).isEqualTo("ann");
	}

	@Test
	void linkGivenAwayInTimeStays() {
		putLinksOfAnn();
		this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[userId]", "bob");
		this.sandbox.call("user.delete", "userId", "ann");
		assertThat(status("a")).isEqualTo(SandboxLink.Status.ENABLED);
		assertThat(this.sandbox.account().user("bob")).isPresent();
	}

	@Test
	void userSessionSeesItselfOnly() {
		this.sandbox.account().putUser(SandboxUser.active("ann", TestSandbox.NOW));
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
		assertThat(this.sandbox.call("user.get").get("id").asString()).isEqualTo("ann");
		TestSandbox.assertError(this.sandbox.call("user.get", "userId", "bob"),
				"CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION");
		TestSandbox.assertError(this.sandbox.call("user.delete", "userId", "ann"), "SERVICE_FORBIDDEN");
	}

	@Test
	void listEndsAtTenThousand() {
		assertThat(this.sandbox.call("user.list", "pager[pageSize]", "500", "pager[pageIndex]", "20").has("totalCount"))
			.isTrue();
		TestSandbox.assertError(this.sandbox.call("user.list", "pager[pageSize]", "500", "pager[pageIndex]", "21"),
				"QUERY_EXCEEDED_MAX_MATCHES_ALLOWED");
	}

	@ParameterizedTest
	@CsvSource({ "+createdAt,bobannz", "-createdAt,zannbob", "+id,annbobz", "-id,zbobann", "nothing,annbobz",
			"'nothing,-id',zbobann" })
	void ordersTheList(String orderBy, String expected) {
		putUser("z", 3);
		putUser("bob", 1);
		putUser("ann", 2);
		assertThat(users("filter[orderBy]", orderBy)).isEqualTo(expected);
	}

	@Test
	void filtersAndPagesTheList() {
		putUser("ann", 1);
		putUser("bob", 2);
		this.sandbox.call("user.update", "userId", "bob", "user[status]", "0");
		assertThat(users("filter[statusEqual]", "0")).isEqualTo("bob");
		assertThat(users("filter[statusIn]", "0,1")).isEqualTo("annbob");
		assertThat(users("filter[idEqual]", "ann")).isEqualTo("ann");
		assertThat(users("pager[pageSize]", "1", "pager[pageIndex]", "2")).isEqualTo("bob");
		assertThat(this.sandbox.call("user.list", "pager[pageSize]", "1").get("totalCount").asInt()).isEqualTo(2);
	}

	private void putUser(String id, long second) {
		this.sandbox.account().putUser(SandboxUser.active(id, TestSandbox.NOW.plusSeconds(second)));
	}

	private String users(String... parameters) {
		return this.sandbox.call("user.list", parameters)
			.get("objects")
			.valueStream()
			.map((user) -> user.get("id").asString())
			.collect(Collectors.joining());
	}

	private void putLinksOfAnn() {
		this.sandbox.account().put(TestSandbox.link("a").withUserId("ann"));
		this.sandbox.account().put(TestSandbox.link("b").withUserId("ann").withStatus(SandboxLink.Status.DISABLED));
		this.sandbox.account().put(TestSandbox.link("c").withUserId("carl"));
	}

	private SandboxLink.Status status(String id) {
		return this.sandbox.account().link(id).orElseThrow().status();
	}

}
