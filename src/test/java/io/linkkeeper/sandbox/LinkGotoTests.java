package io.linkkeeper.sandbox;

import java.net.http.HttpResponse;
import java.time.Instant;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * goto and the short URLs that lead there, without a session.
 */
class LinkGotoTests {

	private final TestSandbox sandbox = TestSandbox.empty();

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void shortUrlLeadsToGotoAndThenToTheFullUrl() {
		put(TestSandbox.link("abcd1234"));
		HttpResponse<String> first = this.sandbox.get("/tiny/abcd1234");
		assertThat(first.statusCode()).isEqualTo(301);
		HttpResponse<String> second = this.sandbox.get(first.headers().firstValue("Location").orElseThrow());
		assertThat(second.statusCode()).isEqualTo(302);
		assertThat(second.headers().firstValue("Location")).contains("https://example.com/abcd1234");
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
	void refusesDeletedLinkAsTheGuideSays() {
		put(TestSandbox.link("abcd").withStatus(SandboxLink.Status.DELETED));
		assertRefused("abcd", "INVALID_SHORT_LINK");
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
	void zeroNeverExpiresInTheGuide() {
		put(TestSandbox.link("abcd").withExpiresAt(Instant.EPOCH));
		assertThat(open("abcd").statusCode()).isEqualTo(302);
	}

	@Test
	void zeroIsExpiredOnTheServer() {
		try (TestSandbox server = TestSandbox.of(Dialect.SERVER)) {
			server.account().put(TestSandbox.link("abcd").withExpiresAt(Instant.EPOCH));
			HttpResponse<String> response = server.get("/api_v3/service/shortlink_shortlink/action/goto/id/abcd");
			assertThat(response.headers().firstValue("X-Kaltura")).contains("error- EXPIRED_SHORT_LINK");
			assertThat(response.body()).isEmpty();
		}
	}

	private void assertRefused(String id, String code) {
		HttpResponse<String> response = open(id);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("X-Kaltura")).contains("error- " + code);
		LinkActionsTests.assertError(TestSandbox.json(response), code);
	}

	private HttpResponse<String> open(String id) {
		return this.sandbox.get("/api_v3/service/shortlink_shortlink/action/goto/format/1/id/" + id);
	}

	private void put(SandboxLink link) {
		this.sandbox.account().put(link);
	}

}
