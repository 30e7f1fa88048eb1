package io.linkkeeper.sandbox.session;

import java.net.http.HttpResponse;
import java.time.Duration;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the real server's cache does to callers without a session of their own.
 */
class AnswerCacheTests {

	private final TestSandbox sandbox = TestSandbox.of(Dialect.SERVER);

	private final String admin = this.sandbox.ks();

	@BeforeEach
	void putLink() {
		this.sandbox.account().put(TestSandbox.link("a"));
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void errorNamesAnotherCallersSession() {
		assertThat(getAs("first-caller").body()).contains("first-caller");
		HttpResponse<String> second = getAs("second-caller");
		assertThat(second.body()).contains("\"code\":\"INVALID_KS\"", "first-caller").doesNotContain("second-caller");
		assertThat(second.headers().firstValue("X-Kaltura").orElseThrow()).startsWith("cached-dispatcher,");
	}

	@Test
	void errorIsNewAfterTenMinutes() {
		getAs("first-caller");
		this.sandbox.clock().advance(Duration.ofMinutes(10));
		HttpResponse<String> second = getAs("second-caller");
		assertThat(second.body()).contains("second-caller");
		assertThat(second.headers().firstValue("X-Kaltura")).isEmpty();
	}

	@Test
	void widgetSeesALinkAsItWasEvenOnceDeleted() {
		String widget = this.sandbox.call("session.startWidgetSession", "widgetId", "_102").get("ks").asString();
		assertThat(getAs(widget).body()).contains("\"status\":2");
		this.sandbox.use(this.admin);
		this.sandbox.call("shortlink_shortlink.delete", "id", "a");
		assertThat(getAs(widget).body()).contains("\"status\":2");
		this.sandbox.use(widget);
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.get", "id", "a", "nocache", "1"),
				"INVALID_OBJECT_ID");
	}

	@Test
	void answersThatWouldFillTheMemoryAreNotKept() {
		getAs("first-caller" + "r".repeat(10_000));
		assertThat(getAs("second-caller").body()).contains("second-caller");
	}

	@Test
	void otherParametersAreAnotherQuestion() {
		getAs("first-caller");
		this.sandbox.use("second-caller");
		assertThat(this.sandbox.send("shortlink_shortlink.get", "id", "b").body()).contains("second-caller");
	}

	@Test
	void usersAndAdminsAreNotServedFromIt() {
		getAs("first-caller");
		assertThat(getAs(this.admin).body()).contains("\"status\":2");
		this.sandbox.call("shortlink_shortlink.update", "id", "a", "shortLink[status]", "1");
		assertThat(getAs(this.sandbox.session("type", "0", "userId", "ann")).body()).contains("\"status\":1");
	}

	@Test
	void gotoIsNeverOld() {
		this.sandbox.use("");
		String path = "/api_v3/service/shortlink_shortlink/action/goto/id/a";
		assertThat(this.sandbox.get(path).statusCode()).isEqualTo(302);
		this.sandbox.account().change("a", (link) -> link.withStatus(SandboxLink.Status.DISABLED));
		assertThat(this.sandbox.get(path).headers().firstValue("X-Kaltura")).contains("error- INVALID_SHORT_LINK");
	}

	@Test
	void sandboxOfTheGuideHasNone() {
		try (TestSandbox guide = TestSandbox.empty()) {
			guide.use("first-caller");
			guide.send("shortlink_shortlink.get", "id", "a");
			guide.use("second-caller");
			assertThat(guide.send("shortlink_shortlink.get", "id", "a").body()).contains("second-caller");
		}
	}

	private HttpResponse<String> getAs(String ks) {
		this.sandbox.use(ks);
		return this.sandbox.send("shortlink_shortlink.get", "id", "a");
	}

}
