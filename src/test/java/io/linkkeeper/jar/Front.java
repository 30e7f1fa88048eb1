package io.linkkeeper.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.linkkeeper.sandbox.server.SandboxServer;

/**
 * A web server between the worker and a sandbox, which passes requests on or answers
 * itself. Thread-safe.
 */
final class Front implements AutoCloseable {

	private final SandboxServer behind;

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private volatile Own own = this::pass;

	Front(SandboxServer behind) {
		this.behind = behind;
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", (exchange) -> this.own.handle(exchange));
		this.server.start();
	}

	String serviceUrl() {
		return "http://127.0.0.1:%d/api_v3".formatted(this.server.getAddress().getPort());
	}

	/** Passes all requests on. */
	void passAll() {
		this.own = this::pass;
	}

	/** Closes each connection without an answer. */
	void refuseAll() {
		this.own = HttpExchange::close;
	}

	/** Answers that too many requests came. */
	void tooMany(int retryAfterSeconds) {
		this.own = (exchange) -> {
			exchange.getResponseHeaders().set("Retry-After", String.valueOf(retryAfterSeconds));
			page(exchange, 429, "<html><body>Too many requests</body></html>");
		};
	}

	/** Answers like the portal of a hotel. */
	void portal() {
		this.own = (exchange) -> page(exchange, 200, "<html><body>Please sign in to this network</body></html>");
	}

	private static void page(HttpExchange exchange, int status, String text) throws IOException {
		exchange.getRequestBody().readAllBytes();
		exchange.getResponseHeaders().set("Content-Type", "text/html");
		send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
	}

	private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, (body.length == 0) ? -1 : body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private void pass(HttpExchange exchange) throws IOException {
		URI target = URI.create("http://127.0.0.1:" + this.behind.port() + exchange.getRequestURI());
		HttpRequest.Builder request = HttpRequest.newBuilder(target)
			.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
		String type = exchange.getRequestHeaders().getFirst("Content-Type");
		if (type != null) {
			request.header("Content-Type", type);
		}
		try {
			HttpResponse<byte[]> answer = this.client.send(request.build(), BodyHandlers.ofByteArray());
			answer.headers()
				.firstValue("Content-Type")
				.ifPresent((value) -> exchange.getResponseHeaders().set("Content-Type", value));
			send(exchange, answer.statusCode(), answer.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			exchange.close();
		}
		catch (IOException ex) {
			// the sandbox closed the connection, so this does
			exchange.close();
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** What is done with a request. */
	@FunctionalInterface
	private interface Own {

		void handle(HttpExchange exchange) throws IOException;

	}

}
