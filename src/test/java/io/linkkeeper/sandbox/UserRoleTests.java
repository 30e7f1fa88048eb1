package io.linkkeeper.sandbox;

import io.linkkeeper.TestSandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a role adds to the rights of a user session, and how users come by one.
 */
class UserRoleTests {

	private static final String[] ADD = { "shortLink[systemName]", "abc", "shortLink[fullUrl]", "https://example.com/",
			"shortLink[userId]", "bob" };

	private final TestSandbox sandbox = TestSandbox.of(Dialect.SERVER);

	@BeforeEach
	void putLinks() {
		this.sandbox.account().put(TestSandbox.link("a").withUserId("ann"));
		this.sandbox.account().put(TestSandbox.link("b").withUserId("bob"));
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@ParameterizedTest
	@EnumSource
	void everyRoleAddsAndUpdatesLinksOfOthers(UserRole role) {
		beAnn(role);
		assertThat(call("add", ADD).get("userId").asString()).isEqualTo("bob");
		assertThat(call("update", "id", "b", "shortLink[status]", "1").get("status").asInt()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "PARTNER_ADMIN,true", "SHORT_LINK_BASE,true", "SHORT_LINK_MODIFY,true", "CONTENT_MANAGE_BASE,false",
			"CONTENT_MANAGE_EMBED_CODE,false", "STUDIO_BASE,false", "PLAYLIST_BASE,false" })
	void someRolesDeleteLinksOfOthers(UserRole role, boolean allowed) {
		beAnn(role);
		assertThat(call("delete", "id", "b").path("code").asString("ok"))
			.isEqualTo(allowed ? "ok" : "SERVICE_FORBIDDEN");
	}

	@Test
	void userWithoutRoleMayNot() {
		beAnn(null);
		TestSandbox.assertError(call("add", ADD), "SERVICE_FORBIDDEN");
		TestSandbox.assertError(call("update", "id", "a", "shortLink[status]", "1"), "SERVICE_FORBIDDEN");
	}

	@Test
	void listStaysTheUsersOwn() {
		beAnn(UserRole.SHORT_LINK_BASE);
		assertThat(call("list").get("totalCount").asInt()).isEqualTo(1);
		TestSandbox.assertError(call("list", "filter[userIdEqual]", "bob"), "CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK");
	}

	@Test
	void roleOfDeletedUserIsGone() {
		this.sandbox.account()
			.putUser(SandboxUser.active("ann", TestSandbox.NOW)
				.withRole(UserRole.SHORT_LINK_BASE)
				.withStatus(SandboxUser.Status.DELETED));
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
		TestSandbox.assertError(call("delete", "id", "a"), "SERVICE_FORBIDDEN");
	}

	@Test
	void roleAddsLinksForOthersInTheGuideToo() {
		try (TestSandbox guide = TestSandbox.empty()) {
			guide.account().putUser(SandboxUser.active("ann", TestSandbox.NOW).withRole(UserRole.STUDIO_BASE));
			guide.use(guide.session("type", "0", "userId", "ann"));
			assertThat(guide.call("shortlink_shortlink.add", ADD).get("userId").asString()).isEqualTo("bob");
		}
	}

	@Test
	void roleIsGivenWithTheUserAndTakesEffectAtOnce() {
		JsonNode user = this.sandbox.call("user.add", "user[id]", "carl", "user[roleIds]",
				Integer.toString(UserRole.STUDIO_BASE.id()));
		assertThat(user.get("roleIds").asString()).isEqualTo("6");
		assertThat(user.get("roleNames").asString()).isEqualTo("STUDIO_BASE");
		this.sandbox.call("user.update", "userId", "carl", "user[roleIds]",
				Integer.toString(UserRole.SHORT_LINK_MODIFY.id()));
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "carl"));
		assertThat(call("delete", "id", "b").get("status").asInt()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource({ "8,USER_ROLE_NOT_FOUND", "x,USER_ROLE_NOT_FOUND", "'',ROLE_ID_MISSING",
			"'1,2',ONLY_ONE_ROLE_PER_USER_ALLOWED" })
	void wrongRolesAreRefused(String roleIds, String code) {
		TestSandbox.assertError(this.sandbox.call("user.add", "user[id]", "carl", "user[roleIds]", roleIds), code);
		TestSandbox.assertError(this.sandbox.call("user.update", "userId", "ann", "user[roleIds]", roleIds), code);
		assertThat(this.sandbox.account().user("carl")).isEmpty();
	}

	@Test
	void nobodyChangesTheirOwnRole() {
		this.sandbox.use(this.sandbox.session("type", "2", "userId", "ann"));
		TestSandbox.assertError(this.sandbox.call("user.update", "userId", "ann", "user[roleIds]", "1"),
				"CANNOT_CHANGE_OWN_ROLE");
	}

	@Test
	void sessionBringsItsOwnRole() {
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann", "privileges", "setrole:2"));
		assertThat(call("delete", "id", "b").get("status").asInt()).isEqualTo(3);
	}

	@Test
	void unknownRoleOfSessionShowsWhenItIsUsedOrWhenTheStartIsNotCached() {
		this.sandbox.use(this.sandbox.session("type", "2", "privileges", "setrole:99"));
		JsonNode error = call("get", "id", "a");
		TestSandbox.assertError(error, "INVALID_OBJECT_ID");
		assertThat(error.get("message").asString()).isEqualTo("Invalid object id [N/A]");
		TestSandbox.assertError(this.sandbox.call("session.start", "secret", this.sandbox.server().adminSecret(),
				"privileges", "setrole:99", "nocache", "1"), "UNKNOWN_ROLE_ID");
	}

	@Test
	void accountOwnerCanBeNeitherDeletedNorBlockedNorDemoted() {
		this.sandbox.account().putUser(SandboxUser.active("ann", TestSandbox.NOW).asAccountOwner());
		JsonNode error = this.sandbox.call("user.delete", "userId", "ann");
		TestSandbox.assertError(error, "CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER");
		assertThat(error.get("message").asString()).isEqualTo("Root admin user cannot be deleted");
		TestSandbox.assertError(this.sandbox.call("user.update", "userId", "ann", "user[status]", "0"),
				"CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER");
		TestSandbox.assertError(this.sandbox.call("user.update", "userId", "ann", "user[status]", "2"),
				"CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER");
		TestSandbox.assertError(this.sandbox.call("user.update", "userId", "ann", "user[roleIds]", "2"),
				"ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE");
		assertThat(this.sandbox.account().link("a").orElseThrow().status()).isEqualTo(SandboxLink.Status.ENABLED);
		assertThat(this.sandbox.call("user.get", "userId", "ann").get("isAccountOwner").asBoolean()).isTrue();
		assertThat(this.sandbox.get("/api_v3/service/user/action/get/userId/ann?ks=" + this.sandbox.ks()).body())
			.contains("<isAccountOwner>1</isAccountOwner>");
	}

	private void beAnn(@Nullable UserRole role) {
		this.sandbox.account().putUser(SandboxUser.active("ann", TestSandbox.NOW).withRole(role));
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
	}

	private JsonNode call(String action, String... parameters) {
		return this.sandbox.call("shortlink_shortlink." + action, parameters);
	}

}
