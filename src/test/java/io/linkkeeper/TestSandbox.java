package io.linkkeeper;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.server.RequestLog;
import io.linkkeeper.sandbox.server.SandboxAccount;
import io.linkkeeper.sandbox.server.SandboxServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running sandbox with a clock that stands still, and the few words that tests need to
 * talk to it without our own client.
 */
public final class TestSandbox implements AutoCloseable {

	public static final Instant NOW = Instant.parse("2026-11-23T04:15:00Z");

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final SettableClock clock = new SettableClock(NOW);

	private final SandboxServer server;

	private String ks;

	private TestSandbox(SandboxOptions options) {
		this.server = SandboxServer.start(options, this.clock);
		this.ks = adminSession();
	}

	public static TestSandbox empty() {
		return with(SandboxOptions.defaults());
	}

	public static TestSandbox of(Dialect dialect) {
		return with(SandboxOptions.defaults().withDialect(dialect));
	}

	public static TestSandbox with(SandboxOptions options) {
		return new TestSandbox(options);
	}

	public SandboxServer server() {
		return this.server;
	}

	public SettableClock clock() {
		return this.clock;
	}

	public Faults faults() {
		return this.server.faults();
	}

	public RequestLog requests() {
		return this.server.requests();
	}

	public SandboxAccount account() {
		return this.server.account();
	}

	/** The admin session that {@link #call} sends. */
	public String ks() {
		return this.ks;
	}

	/** Empties the account and begins a new session: faster than another sandbox. */
	public void clear() {
		account().links().forEach((link) -> account().remove(link.id()));
		account().users().forEach((user) -> account().removeUser(user.id()));
		faults().clear();
		requests().clear();
		use(adminSession());
	}

	/** Sends another session from now on; an empty one for none. */
	public void use(String otherKs) {
		this.ks = otherKs;
	}

	/** A session of the account: names and values of session.start, the secret apart. */
	public String session(String... parameters) {
		String body = form(parameters) + "&format=1&secret=" + this.server.adminSecret();
		return json(post("/service/session/action/start", body)).asString();
	}

	/** An enabled link, created an hour ago. */
	public static SandboxLink link(String id) {
		return SandboxLink.enabled(id, NOW.minus(Duration.ofHours(1)), "LINK-" + id, "https://example.com/" + id);
	}

	/** Calls {@code service.action} with names and values of parameters, as a form. */
	public JsonNode call(String call, String... parameters) {
		return json(send(call, parameters));
	}

	public HttpResponse<String> send(String call, String... parameters) {
		String[] parts = call.split("\\.");
		String path = "/service/" + parts[0] + (parts.length > 1 ? "/action/" + parts[1] : "");
		return post(path, form(parameters) + "&format=1&ks=" + encoded(this.ks));
	}

	public HttpResponse<String> post(String path, String form) {
		return post(path, "application/x-www-form-urlencoded", form);
	}

	public HttpResponse<String> postJson(String path, String json) {
		return post(path, "application/json", json);
	}

	public HttpResponse<String> post(String path, String contentType, String body) {
		return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	public HttpResponse<String> post(URI address, String contentType, String body) {
		return send(HttpRequest.newBuilder(address)
			.header("Content-Type", contentType)
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	public HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(this.server.serviceUrl().resolve(path)).GET());
	}

	public static JsonNode json(HttpResponse<String> response) {
		return JSON.readTree(response.body());
	}

	/** Asserts that an answer is the API's error of that code. */
	public static void assertError(JsonNode answer, String code) {
		assertThat(answer.path("objectType").asString()).isEqualTo("KalturaAPIException");
		assertThat(answer.path("code").asString()).isEqualTo(code);
	}

	@Override
	public void close() {
		this.server.close();
	}

	private String adminSession() {
		return session("type", "2", "userId", "admin@example.com", "privileges", "disableentitlement");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.server.serviceUrl() + path));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String form(String... parameters) {
		StringBuilder form = new StringBuilder();
		for (int i = 0; i < parameters.length; i += 2) {
			form.append((i > 0) ? "&" : "")
				.append(encoded(parameters[i]))
				.append('=')
				.append(encoded(parameters[i + 1]));
		}
		return form.toString();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
