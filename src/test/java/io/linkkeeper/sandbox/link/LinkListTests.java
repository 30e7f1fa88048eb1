package io.linkkeeper.sandbox.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.server.SandboxAccount;
import org.jspecify.annotations.Nullable;
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
 * list: filters, order, pager.
 */
@ParameterizedClass
@EnumSource(names = { "GUIDE", "SERVER" })
class LinkListTests {

	private static final Instant NOW = TestSandbox.NOW;

	private final Dialect dialect;

	private final TestSandbox sandbox;

	LinkListTests(Dialect dialect) {
		this.dialect = dialect;
		this.sandbox = TestSandbox.of(dialect);
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void answersEmptyAccountAsTheServerDoes() {
		assertThat(this.sandbox.send("shortlink_shortlink.list").body())
			.isEqualTo("{\"totalCount\":0,\"objects\":[],\"objectType\":\"KalturaShortLinkListResponse\"}");
	}

	@ParameterizedTest
	@CsvSource({ "statusEqual,1,b", "statusEqual,2,acd", "'statusIn','1,2',abcd", "userIdEqual,ann,b",
			"systemNameEqual,two,bc", "'systemNameIn','one,two',abc", "idEqual,c,c", "'idIn','a,d,zz',ad",
			"createdAtGreaterThanOrEqual,200,bcd", "createdAtLessThanOrEqual,200,ab",
			"updatedAtGreaterThanOrEqual,900,d", "updatedAtLessThanOrEqual,899,abc",
			"expiresAtGreaterThanOrEqual,500,bc", "expiresAtLessThanOrEqual,500,b", "uniqueIdEqual,key,d",
			"partnerIdEqual,103,''" })
	void filters(String field, String value, String expected) {
		putFour();
		String sent = field.contains("At") ? Long.toString(at(Long.parseLong(value)).getEpochSecond()) : value;
		assertThat(ids("filter[" + field + "]", sent)).isEqualTo(expected);
	}

	@Test
	void allConditionsMustHold() {
		putFour();
		assertThat(ids("filter[systemNameEqual]", "two", "filter[statusEqual]", "2")).isEqualTo("c");
	}

	@Test
	void leavesDeletedLinksOutUnlessAskedFor() {
		this.sandbox.account().put(TestSandbox.link("a").withStatus(SandboxLink.Status.DELETED));
		assertThat(ids()).isEmpty();
		assertThat(ids("filter[statusEqual]", "3")).isEqualTo((this.dialect == Dialect.GUIDE) ? "a" : "");
	}

	@Test
	void refusesStatusThatIsNone() {
		TestSandbox.assertError(list("filter[statusEqual]", "9"), "INVALID_ENUM_VALUE");
	}

	@ParameterizedTest
	@CsvSource({ "+createdAt,abcd", "-createdAt,dcba", "-updatedAt,dacb", "+expiresAt,adbc", "-expiresAt,cbad" })
	void orders(String orderBy, String expected) {
		putFour();
		assertThat(ids("filter[orderBy]", orderBy)).isEqualTo(expected);
	}

	@Test
	void countsAllPages() {
		putMany(70);
		JsonNode page = list("filter[orderBy]", "+createdAt", "pager[pageSize]", "30", "pager[pageIndex]", "3");
		assertThat(page.get("totalCount").asInt()).isEqualTo(70);
		assertThat(page.get("objects")).hasSize(10);
		assertThat(page.get("objects").get(0).get("id").asString()).isEqualTo("id60");
	}

	@ParameterizedTest
	@CsvSource({ "10,10,10", "500,500,500", "501,500,500", "9999,500,500", "0,30,600", "-1,30,600", "abc,30,600",
			"'',30,600" })
	void boundsThePage(String pageSize, int guide, int server) {
		putMany(600);
		assertThat(list().get("objects")).hasSize(30);
		assertThat(list("pager[pageSize]", pageSize).get("objects"))
			.hasSize((this.dialect == Dialect.GUIDE) ? guide : server);
	}

	@Test
	void pagePastTheEndIsEmptyButCounted() {
		putMany(3);
		JsonNode page = list("pager[pageIndex]", "9");
		assertThat(page.get("objects")).isEmpty();
		assertThat(page.get("totalCount").asInt()).isEqualTo(3);
	}

	@Test
	void findsWhatWasUpdatedAndNotWhatItWas() {
		putFour();
		this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[status]", "1", "shortLink[systemName]",
				"changed");
		assertThat(ids("filter[statusEqual]", "1")).isEqualTo("ab");
		assertThat(ids("filter[systemNameEqual]", "one")).isEmpty();
		assertThat(ids("filter[systemNameEqual]", "changed")).isEqualTo("a");
	}

	@Test
	void showsUserSessionItsOwnLinks() {
		putFour();
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
		assertThat(ids()).isEqualTo("b");
		TestSandbox.assertError(list("filter[userIdEqual]", "bob"), "CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK");
	}

	@Test
	void refusesUserSessionWithoutUser() {
		this.sandbox.use(this.sandbox.session("type", "0"));
		TestSandbox.assertError(list(), "INVALID_USER_ID");
	}

	@Test
	void readsLinksInAnyOrderOfCreation() {
		this.sandbox.account()
			.putAll(IntStream.of(5, 3, 9, 1)
				.mapToObj((i) -> TestSandbox.link("x" + i))
				.map((link) -> SandboxLink.enabled(link.id(), at(Integer.parseInt(link.id().substring(1))), "abc",
						"def")));
		assertThat(ids("filter[orderBy]", "+createdAt")).isEqualTo("x1x3x5x9");
		assertThat(ids("filter[createdAtGreaterThanOrEqual]", Long.toString(at(3).getEpochSecond()),
				"filter[createdAtLessThanOrEqual]", Long.toString(at(5).getEpochSecond()), "filter[orderBy]",
				"+createdAt"))
			.isEqualTo("x3x5");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "+createdAt", "-createdAt", "+updatedAt", "-updatedAt", "+expiresAt",
			"-expiresAt,+updatedAt" })
	void linksThatNothingTellsApartArePagedWithoutLossOrRepeat(String orderBy) {
		this.sandbox.account()
			.putAll(IntStream.range(0, 1200).mapToObj((i) -> link("id" + (i * 7919 % 1200), 100, at(900), "same")));
		List<String> ids = new ArrayList<>();
		for (int page = 1; page <= 3; page++) {
			list("filter[orderBy]", orderBy, "pager[pageSize]", "500", "pager[pageIndex]", Integer.toString(page))
				.get("objects")
				.forEach((link) -> ids.add(link.get("id").asString()));
		}
		assertThat(ids).hasSize(1200).doesNotHaveDuplicates();
	}

	@Test
	void ordersByTheSecondItemWhereTheFirstIsEqual() {
		putFour();
		this.sandbox.account().change("d", (link) -> link.withUpdatedAt(at(800)));
		assertThat(ids("filter[orderBy]", "-updatedAt,-createdAt")).isEqualTo("dacb");
		assertThat(ids("filter[orderBy]", "-updatedAt,+createdAt")).isEqualTo("adcb");
	}

	@Test
	void ordersTheFarthestExpiriesAndThoseThatNeverCome() {
		this.sandbox.account().put(link("y9999", 1, Instant.parse("9999-12-31T23:59:59Z"), "abc"));
		this.sandbox.account().put(link("y9998", 2, Instant.parse("9998-12-31T23:59:59Z"), "abc"));
		this.sandbox.account().put(link("zero", 3, Instant.ofEpochSecond(-62169966238L), "abc"));
		this.sandbox.account().put(link("never", 4, null, "abc"));
		assertThat(ids("filter[orderBy]", "+expiresAt")).isEqualTo("neverzeroy9998y9999");
		assertThat(ids("filter[orderBy]", "-expiresAt")).isEqualTo("y9999y9998zeronever");
	}

	private void putFour() {
		SandboxAccount account = this.sandbox.account();
		account.put(link("a", 100, null, "one"));
		account.put(link("b", 200, at(500), "two").withUserId("ann").withStatus(SandboxLink.Status.DISABLED));
		account.put(link("c", 300, at(600), "two").withUserId("bob").withUpdatedAt(at(250)));
		account.put(link("d", 400, null, "other").withUniqueId("key").withUpdatedAt(at(900)));
		account.change("a", (link) -> link.withUpdatedAt(at(800)));
	}

	private static SandboxLink link(String id, long createdAt, @Nullable Instant expiresAt, String systemName) {
		return SandboxLink.enabled(id, at(createdAt), systemName, "https://example.com/" + id).withExpiresAt(expiresAt);
	}

	/** Late enough to be no span of time to the server. */
	private static Instant at(long seconds) {
		return Instant.ofEpochSecond(1_000_000_000 + seconds);
	}

	private void putMany(int count) {
		this.sandbox.account()
			.putAll(IntStream.range(0, count)
				.mapToObj((i) -> SandboxLink.enabled("id" + i, NOW.minus(Duration.ofDays(1)).plusSeconds(i), "name",
						"https://example.com/")));
	}

	private String ids(String... parameters) {
		List<String> ids = list(parameters).get("objects")
			.valueStream()
			.map((link) -> link.get("id").asString())
			.toList();
		return String.join("", ids);
	}

	private JsonNode list(String... parameters) {
		return this.sandbox.call("shortlink_shortlink.list", parameters);
	}

}
