package io.linkkeeper.sandbox.link;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * goto and the short URLs that lead there, without a session.
 */
@ParameterizedClass
@EnumSource(names = { "GUIDE", "SERVER" })
class LinkGotoTests {

	private final Dialect dialect;

	private final TestSandbox sandbox;

	LinkGotoTests(Dialect dialect) {
		this.dialect = dialect;
		this.sandbox = TestSandbox.of(dialect);
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void shortUrlLeadsToGotoAndThenToTheFullUrl() {
		put(TestSandbox.link("abcd1234"));
		HttpResponse<String> first = this.sandbox.get("/tiny/abcd1234");
		assertThat(first.statusCode()).isEqualTo(301);
		assertThat(first.headers().map()).doesNotContainKey("cache-control");
		HttpResponse<String> second = this.sandbox.get(first.headers().firstValue("Location").orElseThrow());
		assertThat(second.statusCode()).isEqualTo(302);
		assertThat(second.headers().firstValue("Location")).contains("https://example.com/abcd1234");
	}

	@Test
	void shortUrlOnTheHttpPortNamesNoPort() throws IOException {
		URI service = this.sandbox.server().serviceUrl();
		try (Socket socket = new Socket(service.getHost(), service.getPort())) {
			socket.getOutputStream()
				.write("GET /tiny/abcd1234 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.contains("\r\nLocation: http://127.0.0.1/api_v3/index.php?");
		}
	}

	@Test
	void noShortUrlForUpperCaseOrThreeCharacters() {
		assertThat(this.sandbox.get("/tiny/ABCD").statusCode()).isEqualTo(404);
		assertThat(this.sandbox.get("/tiny/abc").statusCode()).isEqualTo(404);
		assertThat(this.sandbox.get("/elsewhere").statusCode()).isEqualTo(404);
	}

	@Test
	void opensLinkByPath() {
		put(TestSandbox.link("abcd"));
		assertThat(open("abcd").statusCode()).isEqualTo(302);
	}

	@Test
	void refusesUnknownLink() {
		assertRefused("abcd", "INVALID_OBJECT_ID");
	}

	@Test
	void refusesDisabledLink() {
		put(TestSandbox.link("abcd").withStatus(SandboxLink.Status.DISABLED));
		assertRefused("abcd", "INVALID_SHORT_LINK");
	}

	@Test
	void refusesDeletedLink() {
		put(TestSandbox.link("abcd").withStatus(SandboxLink.Status.DELETED));
		assertRefused("abcd", (this.dialect == Dialect.GUIDE) ? "INVALID_SHORT_LINK" : "INVALID_OBJECT_ID");
	}

	@Test
	void refusesLinkExpiredASecondAgo() {
		put(TestSandbox.link("abcd").withExpiresAt(TestSandbox.NOW.minusSeconds(1)));
		assertRefused("abcd", "EXPIRED_SHORT_LINK");
	}

	@Test
	void opensLinkExpiringNow() {
		put(TestSandbox.link("abcd").withExpiresAt(TestSandbox.NOW));
		assertThat(open("abcd").statusCode()).isEqualTo(302);
	}

	@Test
	void zeroNeverExpiresInTheGuideAndIsExpiredOnTheServer() {
		put(TestSandbox.link("abcd").withExpiresAt(Instant.EPOCH));
		assertThat(open("abcd").statusCode()).isEqualTo((this.dialect == Dialect.GUIDE) ? 302 : 200);
	}

	@Test
	void millisecondsTakenForSecondsNeverExpire() {
		String id = this.sandbox
			.call("shortlink_shortlink.add", "shortLink[systemName]", "abc", "shortLink[fullUrl]",
					"https://example.com/", "shortLink[expiresAt]", "1795400000000")
			.get("id")
			.asString();
		assertThat(this.sandbox.call("shortlink_shortlink.get", "id", id).get("expiresAt").asLong())
			.isEqualTo(-62169966238L);
		assertThat(open(id).statusCode()).isEqualTo(302);
	}

	@Test
	void lineBreakInTheUrlAnswersNothingAtAll() {
		put(TestSandbox.link("abcd").withFullUrl("https://example.com/\r\nSet-Cookie: a=b"));
		HttpResponse<String> response = open("abcd");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().map()).doesNotContainKeys("location", "x-kaltura", "set-cookie");
	}

	@Test
	void badSessionIsAnErrorInTheBody() {
		put(TestSandbox.link("abcd"));
		HttpResponse<String> response = this.sandbox
			.get("/api_v3/service/shortlink_shortlink/action/goto/id/abcd/ks/garbage");
		assertThat(response.body()).contains("<code>INVALID_KS</code>");
	}

	@Test
	void missingIdIsAnErrorInTheBody() {
		assertThat(this.sandbox.get("/api_v3/service/shortlink_shortlink/action/goto").body())
			.contains("<code>MISSING_MANDATORY_PARAMETER</code>");
	}

	@Test
	void shortUrlDropsItsQueryAndSaysNothingOfTheLink() {
		HttpResponse<String> response = this.sandbox.get("/tiny/gone1234?a=b");
		assertThat(response.statusCode()).isEqualTo(301);
		assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("&id=gone1234");
		assertThat(this.sandbox.get("/tiny/gone1234/").statusCode()).isEqualTo(404);
	}

	@Test
	void proxyRefusesPrivateTargetUnlessAllowed() {
		assertThat(proxied(SandboxOptions.defaults()).statusCode()).isEqualTo(403);
		HttpResponse<String> allowed = proxied(SandboxOptions.defaults().withAllowPrivateProxyTargets(true));
		assertThat(allowed.statusCode()).isEqualTo(404);
		assertThat(allowed.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
	}

	private static HttpResponse<String> proxied(SandboxOptions options) {
		try (TestSandbox other = TestSandbox.with(options)) {
			String target = "http://127.0.0.1:" + other.server().port() + "/nowhere";
			other.account().put(TestSandbox.link("abcd").withFullUrl(target));
			return other.get("/api_v3/service/shortlink_shortlink/action/goto/proxy/true/id/abcd");
		}
	}

	private void assertRefused(String id, String code) {
		HttpResponse<String> response = open(id);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("X-Kaltura")).contains("error- " + code);
		assertThat(response.headers().firstValue("X-Kaltura-App").orElseThrow())
			.startsWith("exiting on error " + code + " - ")
			.endsWith("[" + id + "]");
		if (this.dialect == Dialect.GUIDE) {
			TestSandbox.assertError(TestSandbox.json(response), code);
		}
		else {
			assertThat(response.body()).isEmpty();
			assertThat(response.headers().firstValue("Content-Type").orElseThrow())
				.isEqualToIgnoringWhitespace("text/html; charset=UTF-8");
		}
	}

	private HttpResponse<String> open(String id) {
		return this.sandbox.get("/api_v3/service/shortlink_shortlink/action/goto/format/1/id/" + id);
	}

	private void put(SandboxLink link) {
		this.sandbox.account().put(link);
	}

}
