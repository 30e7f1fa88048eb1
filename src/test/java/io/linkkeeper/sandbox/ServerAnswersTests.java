package io.linkkeeper.sandbox;

import java.net.http.HttpResponse;
import java.time.Duration;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers of the real server, byte for byte; only ids and times are the test's own.
 */
class ServerAnswersTests {

	private static final String SERVICE = "shortlink_shortlink.";

	private final TestSandbox sandbox = TestSandbox.of(Dialect.SERVER);

	@BeforeEach
	void useSessionOfAdmin1() {
		this.sandbox.use(this.sandbox.session("type", "2", "userId", "admin1"));
		this.sandbox.account().put(TestSandbox.link("abcd1234").withFullUrl("https://example.com/target?a=1&b=2#frag"));
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void add() {
		assertThat(body("add", "shortLink[systemName]", "sys-min", "shortLink[fullUrl]", "https://example.com/min")
			.replaceFirst("\"id\":\"\\w{8}\"", "\"id\":\"ypll4eq7\"")
			.replace("1795407300", "1795401549"))
			.isEqualTo("{\"id\":\"ypll4eq7\",\"createdAt\":1795401549,\"updatedAt\":1795401549,\"partnerId\":102,"
					+ "\"userId\":\"admin1\",\"systemName\":\"sys-min\",\"fullUrl\":\"https:\\/\\/example.com\\/min\","
					+ "\"status\":2,\"objectType\":\"KalturaShortLink\"}");
	}

	@Test
	void uniqueIdFollowsFullUrlInEveryFormat() {
		String[] parameters = { "shortLink[systemName]", "abc", "shortLink[fullUrl]", "https://example.com/",
				"shortLink[uniqueId]", "u-1" };
		String id = TestSandbox.json(this.sandbox.send(SERVICE + "add", parameters)).get("id").asString();
		assertThat(body("get", "id", id)).contains("\"systemName\":\"abc\",\"fullUrl\":\"https:\\/\\/example.com\\/\","
				+ "\"uniqueId\":\"u-1\",\"status\":2");
		String xml = this.sandbox
			.post("/service/shortlink_shortlink/action/get", "id=" + id + "&ks=" + this.sandbox.ks())
			.body();
		assertThat(xml).contains("<systemName>abc</systemName><fullUrl>https://example.com/</fullUrl>"
				+ "<uniqueId>u-1</uniqueId><status>2</status>");
	}

	@Test
	void listOfNothing() {
		assertThat(body("list", "filter[idEqual]", "none"))
			.isEqualTo("{\"totalCount\":0,\"objects\":[],\"objectType\":\"KalturaShortLinkListResponse\"}");
	}

	@Test
	void unknownId() {
		String answer = "{\"code\":\"INVALID_OBJECT_ID\",\"message\":\"Invalid object id [zzzzzzzz]\","
				+ "\"objectType\":\"KalturaAPIException\",\"args\":{\"ID\":\"zzzzzzzz\"}}";
		assertThat(body("get", "id", "zzzzzzzz")).isEqualTo(answer);
		assertThat(body("update", "id", "zzzzzzzz", "shortLink[status]", "1")).isEqualTo(answer);
		assertThat(body("delete", "id", "zzzzzzzz")).isEqualTo(answer);
	}

	@Test
	void addWithoutFullUrl() {
		assertThat(body("add", "shortLink[systemName]", "abc")).isEqualTo(
				"{\"code\":\"PROPERTY_VALIDATION_CANNOT_BE_NULL\",\"message\":\"The property \\\"KalturaShortLink::fullUrl\\\""
						+ " cannot be null\",\"objectType\":\"KalturaAPIException\","
						+ "\"args\":{\"PROP_NAME\":\"KalturaShortLink::fullUrl\"}}");
	}

	@Test
	void expiredSession() {
		this.sandbox.clock().advance(Duration.ofDays(2));
		assertThat(body("list")).isEqualTo(
				"{\"code\":\"INVALID_KS\",\"message\":\"Invalid KS \\\"EXPIRED\\\", Error \\\"-1,INVALID_STR\\\"\","
						+ "\"objectType\":\"KalturaAPIException\",\"args\":{\"KSID\":\"EXPIRED\",\"ERR_CODE\":\"-1\","
						+ "\"ERR_DESC\":\"INVALID_STR\"}}");
	}

	@Test
	void forbiddenService() {
		String answer = "{\"code\":\"SERVICE_FORBIDDEN\",\"message\":\"The access to service [shortlink_shortlink->add] is"
				+ " forbidden\",\"objectType\":\"KalturaAPIException\","
				+ "\"args\":{\"SERVICE\":\"shortlink_shortlink->add\"}}";
		String[] link = { "shortLink[systemName]", "abc", "shortLink[fullUrl]", "https://example.com/" };
		this.sandbox.use("");
		assertThat(body("add", link)).isEqualTo(answer);
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
		assertThat(body("add", link)).isEqualTo(answer);
	}

	@Test
	void rateLimit() {
		this.sandbox.faults().blockNext(1);
		assertThat(body("get", "id", "abcd1234")).isEqualTo(
				"{\"code\":\"ACTION_BLOCKED\",\"message\":\"Action \\\"get\\\" in service \\\"shortlink_shortlink\\\" is"
						+ " blocked\",\"objectType\":\"KalturaAPIException\",\"args\":{\"ACTION_NAME\":\"get\","
						+ "\"SERVICE_NAME\":\"shortlink_shortlink\"}}");
	}

	@Test
	void errorInTheMiddleOfAMultirequest() {
		String get = "service=shortlink_shortlink&%1$d:action=get&%1$d:id=%2$s&";
		String form = "1:" + get.formatted(1, "abcd1234") + "2:" + get.formatted(2, "zzzzzzzz") + "3:"
				+ get.formatted(3, "abcd1234") + "format=1&ks=" + this.sandbox.ks();
		assertThat(this.sandbox.post("/service/multirequest", form).body()).matches(
				"\\[\\{.*\"id\":\"abcd1234\".*},\\{\"code\":\"INVALID_OBJECT_ID\",\"message\":\"Invalid object id \\[zzzzzzzz]\","
						+ "\"objectType\":\"KalturaAPIException\",\"args\":\\{\"ID\":\"zzzzzzzz\"}},\\{.*\"id\":\"abcd1234\".*}]");
	}

	@Test
	void uniqueIdThatExists() {
		this.sandbox.account().change("abcd1234", (link) -> link.withUniqueId("u-1"));
		assertThat(body("add", "shortLink[systemName]", "abc", "shortLink[fullUrl]", "https://example.com/",
				"shortLink[uniqueId]", "u-1"))
			.isEqualTo(
					"{\"code\":\"SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS\",\"message\":\"Short link unique id [u-1] already"
							+ " exists\",\"objectType\":\"KalturaAPIException\",\"args\":{\"UNIQUE_ID\":\"u-1\"}}");
	}

	@Test
	void linksOfAnotherUser() {
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
		assertThat(body("list", "filter[userIdEqual]", "bob")).isEqualTo(
				"{\"code\":\"CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK\",\"message\":\"cannot retrieve another user's"
						+ " [\\\"bob\\\"] short link using non-admin session\",\"objectType\":\"KalturaAPIException\","
						+ "\"args\":{\"USER_ID\":\"bob\"}}");
	}

	@Test
	void linkWhoseOwnerIsGone() {
		this.sandbox.account().change("abcd1234", (link) -> link.withUserId("ann"));
		this.sandbox.account()
			.putUser(SandboxUser.active("ann", TestSandbox.NOW).withStatus(SandboxUser.Status.DELETED));
		assertThat(body("get", "id", "abcd1234"))
			.isEqualTo("{\"id\":\"abcd1234\",\"createdAt\":1795403700,\"updatedAt\":1795403700,\"partnerId\":102,"
					+ "\"systemName\":\"LINK-abcd1234\",\"fullUrl\":\"https:\\/\\/example.com\\/target?a=1&b=2#frag\","
					+ "\"status\":2,\"objectType\":\"KalturaShortLink\"}");
	}

	@Test
	void sessionThatWasEnded() {
		this.sandbox.call("session.end");
		assertThat(body("list")).isEqualTo(
				"{\"code\":\"INVALID_KS\",\"message\":\"Invalid KS \\\"LOGOUT\\\", Error \\\"-1,INVALID_STR\\\"\","
						+ "\"objectType\":\"KalturaAPIException\",\"args\":{\"KSID\":\"LOGOUT\",\"ERR_CODE\":\"-1\","
						+ "\"ERR_DESC\":\"INVALID_STR\"}}");
	}

	@Test
	void nameThatDoesNotFitAStrictDatabase() {
		Installation strict = Installation.SHIPPED.withStrict(true);
		try (TestSandbox other = TestSandbox
			.with(SandboxOptions.defaults().withDialect(Dialect.SERVER).withInstallation(strict))) {
			assertThat(other
				.send("shortlink_shortlink.add", "shortLink[systemName]", "abc", "shortLink[fullUrl]",
						"https://example.com/", "shortLink[name]", "n".repeat(64))
				.body())
				.isEqualTo("{\"code\":\"INTERNAL_DATABASE_ERROR\",\"message\":\"Internal database error\","
						+ "\"objectType\":\"KalturaAPIException\",\"args\":[]}");
		}
	}

	@ParameterizedTest
	@CsvSource({ "DISABLED,false,INVALID_SHORT_LINK,Invalid short link",
			"ENABLED,true,EXPIRED_SHORT_LINK,Expired short link", "DELETED,false,INVALID_OBJECT_ID,Invalid object id" })
	void gotoOfALinkThatDoesNotResolve(SandboxLink.Status status, boolean expired, String code, String message) {
		this.sandbox.account()
			.change("abcd1234",
					(link) -> link.withStatus(status).withExpiresAt(expired ? TestSandbox.NOW.minusSeconds(1) : null));
		HttpResponse<String> response = open();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(header(response, "Content-Length")).isEqualTo("0");
		assertThat(header(response, "Content-Type")).isEqualToIgnoringWhitespace("text/html; charset=UTF-8");
		assertThat(header(response, "X-Kaltura")).isEqualTo("error- " + code);
		assertThat(header(response, "X-Kaltura-App"))
			.isEqualTo("exiting on error " + code + " - " + message + " [abcd1234]");
	}

	@Test
	void gotoOfALink() {
		HttpResponse<String> response = open();
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(header(response, "Location")).isEqualTo("https://example.com/target?a=1&b=2#frag");
		assertThat(header(response, "Content-Length")).isEqualTo("0");
	}

	@Test
	void jsonWithACharset() {
		assertThat(this.sandbox
			.post("/service/shortlink_shortlink/action/get", "application/json; charset=utf-8", "{\"id\":\"abcd1234\"}")
			.body()
			.replaceAll("<executionTime>[0-9.]+<", "<executionTime>0.0003659725189209<"))
			.isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?><xml><result><error>"
					+ "<code>MISSING_MANDATORY_PARAMETER</code><message>Missing parameter &quot;id&quot;</message>"
					+ "<objectType>KalturaAPIException</objectType><args><item>"
					+ "<objectType>KalturaApiExceptionArg</objectType><name>PARAM_NAME</name><value>id</value></item>"
					+ "</args></error></result><executionTime>0.0003659725189209</executionTime></xml>");
	}

	private String body(String action, String... parameters) {
		return this.sandbox.send(SERVICE + action, parameters).body();
	}

	private HttpResponse<String> open() {
		return this.sandbox.get("/api_v3/service/shortlink_shortlink/action/goto/id/abcd1234");
	}

	private static String header(HttpResponse<String> response, String name) {
		return response.headers().firstValue(name).orElse("absent");
	}

}
