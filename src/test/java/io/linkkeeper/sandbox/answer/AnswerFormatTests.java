package io.linkkeeper.sandbox.answer;

import java.net.http.HttpResponse;
import java.time.Instant;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers in JSON and XML, trimmed or whole, and the headers around them.
 */
@ParameterizedClass
@EnumSource(names = { "GUIDE", "SERVER" })
class AnswerFormatTests {

	private static final String SERVICE = "/service/shortlink_shortlink/action/";

	private final TestSandbox sandbox;

	AnswerFormatTests(Dialect dialect) {
		this.sandbox = TestSandbox.of(dialect);
	}

	@BeforeEach
	void putLink() {
		this.sandbox.account().put(TestSandbox.link("a").withName("<b>\"R&D\"</b> \u00fc"));
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void xmlIsTheDefault() {
		HttpResponse<String> response = this.sandbox.post(SERVICE + "get", "id=a&ks=" + this.sandbox.ks());
		assertThat(response.headers().firstValue("Content-Type")).contains("text/xml;charset=UTF-8");
		Instant created = TestSandbox.link("a").createdAt();
		assertThat(response.body()).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><xml><result>"
				+ "<objectType>KalturaShortLink</objectType><relatedObjects></relatedObjects><id>a</id><createdAt>"
				+ created.getEpochSecond() + "</createdAt><updatedAt>" + created.getEpochSecond() + "</updatedAt>"
				+ "<expiresAt></expiresAt><partnerId>102</partnerId><userId></userId>"
				+ "<name>&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; \u00fc</name>");
		assertThat(response.body()).contains("</result><executionTime>0").endsWith("</executionTime></xml>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "true", "TRUE" })
	void xmlLeavesOutNullsIfAsked(String ignoreNull) {
		String body = this.sandbox
			.post(SERVICE + "get", "ignoreNull=" + ignoreNull + "&format=2&id=a&ks=" + this.sandbox.ks())
			.body();
		assertThat(body).doesNotContain("relatedObjects").doesNotContain("expiresAt").contains("<id>a</id>");
	}

	@Test
	void xmlOfListsAndOfNothing() {
		assertThat(this.sandbox.post(SERVICE + "list", "ignoreNull=1&ks=" + this.sandbox.ks()).body())
			.contains("<result><objectType>KalturaShortLinkListResponse</objectType><totalCount>1</totalCount>"
					+ "<objects><item><objectType>KalturaShortLink</objectType><id>a</id>");
		assertThat(this.sandbox.post("/service/session/action/end", "").body()).contains("<xml><result></result>");
	}

	@Test
	void sessionStartHasNoXmlDeclaration() {
		String body = this.sandbox
			.post("/service/session/action/start", "type=2&secret=" + this.sandbox.server().adminSecret())
			.body();
		assertThat(body).startsWith("<xml><result>djJ8");
	}

	@Test
	void phpReadsObjectsListsAndErrors() {
		String ks = "&format=3&ks=" + this.sandbox.ks();
		HttpResponse<String> link = this.sandbox.post(SERVICE + "get", "id=a" + ks);
		assertThat(link.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
		assertThat(link.body())
			.startsWith("O:16:\"KalturaShortLink\":8:{s:2:\"id\";s:1:\"a\";"
					+ "s:9:\"createdAt\";i:1795403700;s:9:\"updatedAt\";i:1795403700;s:9:\"partnerId\";i:102;")
			.contains("s:4:\"name\";s:15:\"<b>\"R&D\"</b> \u00fc\";")
			.endsWith("s:6:\"status\";i:2;}");
		assertThat(this.sandbox.post(SERVICE + "list", "filter[idEqual]=none" + ks).body())
			.isEqualTo("O:28:\"KalturaShortLinkListResponse\":2:{s:10:\"totalCount\";i:0;" + "s:7:\"objects\";a:0:{}}");
		assertThat(this.sandbox.post(SERVICE + "get", "id=zz" + ks).body()).isEqualTo(
				"a:2:{s:4:\"code\";s:17:\"INVALID_OBJECT_ID\";s:7:\"message\";s:22:\"Invalid object id [zz]\";}");
		assertThat(this.sandbox.post("/service/session/action/end", "format=3").body()).isEqualTo("N;");
		assertThat(this.sandbox
			.post("/service/multirequest", "1:service=session&1:action=end&2:service=session&2:action=end&format=3")
			.body()).isEqualTo("a:2:{i:0;N;i:1;N;}");
	}

	@Test
	void argsWithoutAnyAreAnArray() {
		assertThat(this.sandbox.send("user.get", "userId", "nobody").body())
			.isEqualTo("{\"code\":\"INVALID_USER_ID\",\"message\":\"Invalid user id\","
					+ "\"objectType\":\"KalturaAPIException\",\"args\":[]}");
	}

	@Test
	void unknownFormatDoesNothingAndSaysSoInAHeader() {
		HttpResponse<String> response = this.sandbox.post(SERVICE + "delete", "format=77&id=a&ks=" + this.sandbox.ks());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().firstValue("X-Kaltura")).contains("error- UNKNOWN_RESPONSE_FORMAT");
		assertThat(this.sandbox.account().link("a").orElseThrow().status()).isEqualTo(SandboxLink.Status.ENABLED);
	}

	@Test
	void profileKeepsOrDropsFields() {
		JsonNode kept = this.sandbox.call("shortlink_shortlink.get", "id", "a", "responseProfile[type]", "1",
				"responseProfile[fields]", "id,status");
		assertThat(kept.propertyNames()).containsExactly("id", "status", "objectType");
		JsonNode list = this.sandbox.call("shortlink_shortlink.list", "responseProfile[type]", "2",
				"responseProfile[fields]", "id, status");
		assertThat(list.get("totalCount").asInt()).isEqualTo(1);
		assertThat(list.get("objects").get(0).propertyNames()).contains("fullUrl").doesNotContain("id", "status");
	}

	@Test
	void callerMayNameTheContentType() {
		assertThat(this.sandbox.send("shortlink_shortlink.list", "content-type", "text/plain")
			.headers()
			.firstValue("Content-Type")).contains("text/plain");
	}

	@Test
	void everyAnswerHasTheServersHeaders() {
		HttpResponse<String> response = this.sandbox.send("shortlink_shortlink.list");
		assertThat(response.headers().firstValue("X-Me")).isPresent();
		assertThat(response.headers().firstValue("X-Kaltura-Session").orElseThrow()).matches("\\d+, \\d+");
		assertThat(response.headers().firstValue("Date")).contains("Mon, 23 Nov 2026 04:15:00 GMT");
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
	}

	@Test
	void jsonpCallsTheFunctionThatWasAskedFor() {
		HttpResponse<String> response = this.sandbox.post(SERVICE + "get",
				"format=9&callback=on.link_1&id=a&ks=" + this.sandbox.ks());
		assertThat(response.headers().firstValue("Content-Type")).contains("application/javascript");
		assertThat(response.body()).startsWith("on.link_1({\"id\":\"a\",").endsWith("});");
	}

	@ParameterizedTest
	@CsvSource({ "'',MANDATORY_PARAMETER_MISSING", "'&callback=alert(1)//',INVALID_FIELD_VALUE" })
	void jsonpWithoutAProperFunctionIsEmptyAndHasNoEffect(String callback, String code) {
		HttpResponse<String> response = this.sandbox.post(SERVICE + "delete",
				"format=9&id=a&ks=" + this.sandbox.ks() + callback);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().firstValue("X-Kaltura")).contains("error- " + code);
		assertThat(this.sandbox.account().link("a").orElseThrow().status()).isEqualTo(SandboxLink.Status.ENABLED);
	}

	@Test
	void forbiddenServiceIsSaidInHeadersToo() {
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
		HttpResponse<String> response = this.sandbox.send("shortlink_shortlink.delete", "id", "a");
		assertThat(response.headers().firstValue("X-Kaltura")).contains("error-SERVICE_FORBIDDEN");
		assertThat(response.headers().firstValue("X-Kaltura-App").orElseThrow())
			.startsWith("exiting on error SERVICE_FORBIDDEN - The access to service");
	}

}
