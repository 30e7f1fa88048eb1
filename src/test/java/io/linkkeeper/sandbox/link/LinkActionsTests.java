package io.linkkeeper.sandbox.link;

import java.time.Duration;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * add, get, update and delete in the guide's dialect.
 */
@ParameterizedClass
@EnumSource(names = { "GUIDE", "SERVER" })
class LinkActionsTests {

	private final Dialect dialect;

	private final TestSandbox sandbox;

	LinkActionsTests(Dialect dialect) {
		this.dialect = dialect;
		this.sandbox = TestSandbox.of(dialect);
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void addsLinkAsInTheGuide() {
		JsonNode link = add("PREVIEW-ENTRY-1_abc123", "https://www.kaltura.com/index.php/extwidget");
		assertThat(link.get("id").asString()).matches("[0-9a-z]{8}");
		assertThat(link.get("createdAt").asLong()).isEqualTo(TestSandbox.NOW.getEpochSecond());
		assertThat(link.get("partnerId").asInt()).isEqualTo(102);
		assertThat(link.get("userId").asString()).isEqualTo("admin@example.com");
		assertThat(link.get("status").asInt()).isEqualTo(2);
		assertThat(link.has("expiresAt")).isFalse();
		assertThat(link.get("objectType").asString()).isEqualTo("KalturaShortLink");
	}

	@Test
	void answersInTheBytesOfTheServer() {
		String body = this.sandbox
			.send("shortlink_shortlink.add", "shortLink[systemName]", "sys-min", "shortLink[fullUrl]",
					"https://example.com/min", "shortLink[userId]", "admin1")
			.body();
		assertThat(body).matches("\\{\"id\":\"\\w{8}\",\"createdAt\":\\d+,\"updatedAt\":\\d+,\"partnerId\":102,"
				+ "\"userId\":\"admin1\",\"systemName\":\"sys-min\",\"fullUrl\":\"https:\\\\/\\\\/example.com\\\\/min\","
				+ "\"status\":2,\"objectType\":\"KalturaShortLink\"\\}");
	}

	@Test
	void refusesAddWithoutSystemName() {
		TestSandbox.assertError(
				this.sandbox.call("shortlink_shortlink.add", "shortLink[fullUrl]", "https://example.com/"),
				(this.dialect == Dialect.GUIDE) ? "MISSING_MANDATORY_PARAMETER" : "PROPERTY_VALIDATION_CANNOT_BE_NULL");
	}

	@Test
	void refusesShortSystemNameAndShortUrl() {
		TestSandbox.assertError(add("ab", "https://example.com/"), "PROPERTY_VALIDATION_MIN_LENGTH");
		TestSandbox.assertError(add("abc", "http://ab"), "PROPERTY_VALIDATION_MIN_LENGTH");
	}

	@Test
	void refusesSecondLinkWithTheSameUniqueId() {
		add("abc", "https://example.com/", "shortLink[uniqueId]", "k1");
		TestSandbox.assertError(add("abc", "https://example.com/", "shortLink[uniqueId]", "k1"),
				"SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS");
	}

	@Test
	void deletedLinkFreesItsUniqueId() {
		String id = add("abc", "https://example.com/", "shortLink[uniqueId]", "k1").get("id").asString();
		this.sandbox.call("shortlink_shortlink.delete", "id", id);
		assertThat(add("abc", "https://example.com/", "shortLink[uniqueId]", "k1").get("uniqueId").asString())
			.isEqualTo("k1");
	}

	@Test
	void updatesOnlyWhatIsSent() {
		this.sandbox.account().put(TestSandbox.link("a1").withName("before"));
		JsonNode link = this.sandbox.call("shortlink_shortlink.update", "id", "a1", "shortLink[status]", "1");
		assertThat(link.get("status").asInt()).isEqualTo(1);
		assertThat(link.get("name").asString()).isEqualTo("before");
		assertThat(link.get("updatedAt").asLong()).isEqualTo(TestSandbox.NOW.getEpochSecond());
	}

	@Test
	void updateWithoutChangeKeepsUpdatedAt() {
		SandboxLink link = TestSandbox.link("a1");
		this.sandbox.account().put(link);
		this.sandbox.call("shortlink_shortlink.update", "id", "a1", "shortLink[status]", "2");
		assertThat(this.sandbox.account().link("a1")).contains(link);
	}

	@Test
	void clearsExpiryByItsNullName() {
		this.sandbox.account().put(TestSandbox.link("a1").withExpiresAt(TestSandbox.NOW));
		JsonNode link = this.sandbox.call("shortlink_shortlink.update", "id", "a1", "shortLink[expiresAt__null]", "");
		assertThat(link.has("expiresAt")).isFalse();
	}

	@Test
	void refusesEchoOfCreatedAt() {
		this.sandbox.account().put(TestSandbox.link("a1"));
		TestSandbox.assertError(
				this.sandbox.call("shortlink_shortlink.update", "id", "a1", "shortLink[createdAt]", "1"),
				"PROPERTY_VALIDATION_NOT_UPDATABLE");
	}

	@Test
	void refusesStatusThatIsNone() {
		this.sandbox.account().put(TestSandbox.link("a1"));
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.update", "id", "a1", "shortLink[status]", "4"),
				"INVALID_ENUM_VALUE");
	}

	@Test
	void deletesSoftly() {
		this.sandbox.account().put(TestSandbox.link("a1"));
		assertThat(this.sandbox.call("shortlink_shortlink.delete", "id", "a1").get("status").asInt()).isEqualTo(3);
		assertThat(this.sandbox.account().link("a1").orElseThrow().status()).isEqualTo(SandboxLink.Status.DELETED);
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.delete", "id", "a1"), "INVALID_OBJECT_ID");
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.get", "id", "a1"), "INVALID_OBJECT_ID");
	}

	@Test
	void unknownOwnerBecomesUser() {
		TestSandbox.assertError(this.sandbox.call("user.get", "userId", "new@example.com"), "INVALID_USER_ID");
		add("abc", "https://example.com/", "shortLink[userId]", "new@example.com");
		assertThat(this.sandbox.call("user.get", "userId", "new@example.com").get("status").asInt()).isEqualTo(1);
	}

	@Test
	void answersUnknownIdAsTheServerDoes() {
		assertThat(this.sandbox.send("shortlink_shortlink.get", "id", "zzzzzzzz").body())
			.isEqualTo("{\"code\":\"INVALID_OBJECT_ID\",\"message\":\"Invalid object id [zzzzzzzz]\","
					+ "\"objectType\":\"KalturaAPIException\",\"args\":{\"ID\":\"zzzzzzzz\"}}");
	}

	@Test
	void answersAreTimedByTheClock() {
		this.sandbox.clock().advance(Duration.ofDays(1));
		this.sandbox.use(this.sandbox.session("type", "2"));
		assertThat(add("abc", "https://example.com/").get("createdAt").asLong())
			.isEqualTo(TestSandbox.NOW.plus(Duration.ofDays(1)).getEpochSecond());
	}

	private JsonNode add(String systemName, String fullUrl, String... more) {
		String[] all = new String[more.length + 4];
		System.arraycopy(more, 0, all, 4, more.length);
		all[0] = "shortLink[systemName]";
		all[1] = systemName;
		all[2] = "shortLink[fullUrl]";
		all[3] = fullUrl;
		return this.sandbox.call("shortlink_shortlink.add", all);
	}

}
