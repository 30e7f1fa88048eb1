package io.linkkeeper.notify.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A webhook on loopback that keeps what it receives.
 */
public final class TestWebhook implements AutoCloseable {

	private final HttpServer server;

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private volatile int status = 204;

	public TestWebhook() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::receive);
		this.server.start();
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.requests.add(new Request(body, exchange.getRequestHeaders().getFirst(Signature.HEADER)));
			exchange.sendResponseHeaders(this.status, -1);
		}
	}

	public String url() {
		return "http://127.0.0.1:%d/hooks/t0ken".formatted(this.server.getAddress().getPort());
	}

	public void answer(int otherStatus) {
		this.status = otherStatus;
	}

	public List<Request> requests() {
		return this.requests;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * What was received.
	 *
	 * @param body the body
	 * @param signature the signature's header, or {@code null}
	 */
	public record Request(String body, @Nullable String signature) {

		public JsonNode json() {
			return JsonMapper.shared().readTree(this.body);
		}

	}

}
