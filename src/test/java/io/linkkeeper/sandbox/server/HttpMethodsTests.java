package io.linkkeeper.sandbox.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests other than GET and POST, and a header that the API does not read.
 */
class HttpMethodsTests {

	private static final String GET_LINK = "/service/shortlink_shortlink/action/get/id/a?format=1&ks=";

	private static final String GOTO = "/service/shortlink_shortlink/action/goto/id/a";

	private final TestSandbox sandbox = TestSandbox.of(Dialect.SERVER);

	private final HttpClient http = HttpClient.newHttpClient();

	@BeforeEach
	void putLink() {
		this.sandbox.account().put(TestSandbox.link("a"));
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void putIsReadAsPostIs() throws IOException, InterruptedException {
		String form = "id=a&shortLink[status]=1&format=1&ks=" + this.sandbox.ks();
		HttpResponse<String> response = send(request("/service/shortlink_shortlink/action/update")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.PUT(HttpRequest.BodyPublishers.ofString(form)));
		assertThat(response.body()).contains("\"status\":1");
		assertThat(this.sandbox.account().link("a").orElseThrow().status()).isEqualTo(SandboxLink.Status.DISABLED);
	}

	@Test
	void headIsAnsweredAsGetIsWithoutTheBody() throws IOException, InterruptedException {
		String path = GET_LINK + this.sandbox.ks();
		HttpResponse<String> get = send(request(path).GET());
		HttpResponse<String> head = send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		assertThat(head.headers().firstValue("Content-Length")).contains(Integer.toString(get.body().length()));
		assertThat(head.headers().firstValue("Content-Type")).contains("application/json");
	}

	@Test
	void headFollowsAShortLink() throws IOException, InterruptedException {
		HttpResponse<String> head = send(request(GOTO).method("HEAD", HttpRequest.BodyPublishers.noBody()));
		assertThat(head.statusCode()).isEqualTo(302);
		assertThat(head.headers().firstValue("Location")).contains("https://example.com/a");
	}

	@Test
	void optionsAreAnsweredForOtherOriginsWithoutAnEffect() throws IOException, InterruptedException {
		String path = "/service/shortlink_shortlink/action/delete/id/a?ks=" + this.sandbox.ks();
		HttpResponse<String> response = send(request(path).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
		assertThat(this.sandbox.account().link("a").orElseThrow().status()).isEqualTo(SandboxLink.Status.ENABLED);
	}

	@Test
	void authorizationHeaderIsNoSession() throws IOException, InterruptedException {
		HttpResponse<String> response = send(
				request(GET_LINK).header("Authorization", "KS " + this.sandbox.ks()).GET());
		assertThat(response.body()).contains("\"code\":\"SERVICE_FORBIDDEN\"");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.sandbox.server().serviceUrl() + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
