package io.linkkeeper.sandbox.request;

import java.util.List;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways to encode a request.
 */
@ParameterizedClass
@EnumSource(names = { "GUIDE", "SERVER" })
class RequestFormsTests {

	private final TestSandbox sandbox;

	RequestFormsTests(Dialect dialect) {
		this.sandbox = TestSandbox.of(dialect);
	}

	@BeforeEach
	void putLinks() {
		this.sandbox.account().put(TestSandbox.link("a"));
		this.sandbox.account().put(TestSandbox.link("b"));
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void readsJson() {
		assertThat(json("/service/shortlink_shortlink/action/list", "\"filter\":{\"statusEqual\":2,\"idIn\":\"a\"}")
			.get("totalCount")
			.asInt()).isEqualTo(1);
	}

	@Test
	void readsColonsAndBrackets() {
		String ks = "format=1&ks=" + this.sandbox.ks();
		assertThat(
				TestSandbox.json(this.sandbox.post("/service/shortlink_shortlink/action/list", ks + "&filter:idIn=a"))
					.get("totalCount")
					.asInt())
			.isEqualTo(1);
	}

	@Test
	void pathWinsOverQueryAndQueryOverBody() {
		String path = "/service/shortlink_shortlink/action/get/id/a?id=b";
		assertThat(
				TestSandbox.json(this.sandbox.post(path, "format=1&id=c&ks=" + this.sandbox.ks())).get("id").asString())
			.isEqualTo("a");
		String query = "/service/shortlink_shortlink/action/get?id=b";
		assertThat(TestSandbox.json(this.sandbox.post(query, "format=1&id=c&ks=" + this.sandbox.ks()))
			.get("id")
			.asString()).isEqualTo("b");
	}

	@Test
	void namesOfServicesAndActionsIgnoreCase() {
		assertThat(this.sandbox.call("shortLink_shortLink.LIST").get("totalCount").asInt()).isEqualTo(2);
	}

	@Test
	void nullInJsonIsZeroAndExpired() {
		JsonNode link = json("/service/shortlink_shortlink/action/update",
				"\"id\":\"a\",\"shortLink\":{\"expiresAt\":null}");
		assertThat(link.get("expiresAt").asLong()).isZero();
	}

	@Test
	void unknownServicesAndActions() {
		TestSandbox.assertError(this.sandbox.call("nothing.list"), "SERVICE_DOES_NOT_EXISTS");
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.purge"), "ACTION_DOES_NOT_EXISTS");
	}

	@Test
	void missingIdIsSaid() {
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.get"), "MISSING_MANDATORY_PARAMETER");
	}

	@Test
	void ignoresJsonWhoseTypeNamesACharset() {
		String body = "{\"format\":1,\"id\":\"a\",\"ks\":\"" + this.sandbox.ks() + "\"}";
		String answer = this.sandbox
			.post("/service/shortlink_shortlink/action/get", "application/json; charset=utf-8", body)
			.body();
		assertThat(answer).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><xml><result><error>"
				+ "<code>MISSING_MANDATORY_PARAMETER</code><message>Missing parameter &quot;id&quot;</message>"
				+ "<objectType>KalturaAPIException</objectType><args><item>"
				+ "<objectType>KalturaApiExceptionArg</objectType><name>PARAM_NAME</name><value>id</value>"
				+ "</item></args></error></result><executionTime>0.");
	}

	@Test
	void typeOfJsonIgnoresCase() {
		String body = "{\"format\":1,\"id\":\"a\",\"ks\":\"" + this.sandbox.ks() + "\"}";
		assertThat(
				TestSandbox.json(this.sandbox.post("/service/shortlink_shortlink/action/get", "Application/JSON", body))
					.get("id")
					.asString())
			.isEqualTo("a");
	}

	@Test
	void brokenJsonIsNoBody() {
		for (String body : List.of("{\"format\":1,\"id\":\"a\"", "[1]", "\uFEFF{\"format\":1,\"id\":\"a\"}", "")) {
			assertThat(this.sandbox.postJson("/service/shortlink_shortlink/action/get", body).body())
				.contains("<code>MISSING_MANDATORY_PARAMETER</code>");
		}
	}

	@Test
	void readsFieldsAndJsonOfMultipartBodies() {
		String fields = part("ks", this.sandbox.ks()) + part("format", "1") + part("filter[idIn]", "a");
		assertThat(multipart(fields).get("totalCount").asInt()).isEqualTo(1);
		String json = part("json", "{\"ks\":\"" + this.sandbox.ks() + "\",\"format\":1,\"filter\":{\"idIn\":\"b\"}}");
		assertThat(multipart(json).get("objects").get(0).get("id").asString()).isEqualTo("b");
		String file = part("filter[idIn]\"; filename=\"f.txt", "a");
		assertThat(multipart(fields.replace("idIn", "none") + file).get("totalCount").asInt()).isEqualTo(2);
	}

	@Test
	void readsEverythingFromThePath() {
		String path = "/api_v3/index.php/service/shortlink_shortlink/action/list/format/1/filter:idIn/a,b/pager[pageSize]/1/ks/";
		JsonNode list = TestSandbox
			.json(this.sandbox.get((path + this.sandbox.ks()).replace("[", "%5B").replace("]", "%5D")));
		assertThat(list.get("totalCount").asInt()).isEqualTo(2);
		assertThat(list.get("objects")).hasSize(1);
	}

	@Test
	void answersTheOlderAddressToo() {
		String query = "?service=shortlink_shortlink&action=get&format=1&id=a&ks=" + this.sandbox.ks();
		for (String path : List.of("/api/", "//api_v3/", "/api_v3/index.php")) {
			String url = this.sandbox.server().serviceUrl().resolve("/") + path.substring(1);
			assertThat(TestSandbox.json(this.sandbox.get(url + query)).get("id").asString()).isEqualTo("a");
		}
		assertThat(this.sandbox.get("/api_v3" + query).statusCode()).isEqualTo(301);
	}

	@Test
	void ignoresWhatDoesNotMatterToIt() {
		JsonNode list = this.sandbox.call("shortlink_shortlink.list", "nocache", "1", "clientTag", "test", "apiVersion",
				"22.0.0", "kalsig", "wrong", "filter[fullUrlLike]", "x");
		assertThat(list.get("totalCount").asInt()).isEqualTo(2);
	}

	@Test
	void arrayForATextIsTheWordArray() {
		JsonNode link = this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[name][]", "x");
		assertThat(link.get("name").asString()).isEqualTo("Array");
	}

	private JsonNode multipart(String parts) {
		return TestSandbox.json(this.sandbox.post("/service/shortlink_shortlink/action/list",
				"multipart/form-data; boundary=BoundarY", parts + "--BoundarY--\r\n"));
	}

	private static String part(String name, String value) {
		return "--BoundarY\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
	}

	private JsonNode json(String path, String fields) {
		return TestSandbox
			.json(this.sandbox.postJson(path, "{\"ks\":\"" + this.sandbox.ks() + "\",\"format\":1," + fields + "}"));
	}

}
