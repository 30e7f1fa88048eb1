package io.linkkeeper.kaltura;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.linkkeeper.ClosedPort;
import org.jspecify.annotations.Nullable;

/**
 * A server on loopback that says what a test tells it to, however wrong. It starts
 * sessions by itself: the KS are ks-1, ks-2 and so on, unless the test scripts them.
 */
public final class ScriptedServer implements AutoCloseable {

	private final ServerSocket socket;

	/** Tests that run beside this one would be given the port of a server gone away. */
	private final ClosedPort port;

	private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();

	private final Queue<Reply> sessionReplies = new ConcurrentLinkedQueue<>();

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final Thread accepting;

	private final AtomicInteger accepted = new AtomicInteger();

	private final AtomicInteger sessions = new AtomicInteger();

	ScriptedServer() {
		this.socket = listen();
		this.port = new ClosedPort(this.socket.getLocalPort());
		this.accepting = start(this::accept);
	}

	private static ServerSocket listen() {
		try {
			ServerSocket socket = new ServerSocket();
			socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public URI serviceUrl() {
		return URI.create("http://127.0.0.1:" + this.port.number() + "/api_v3");
	}

	/** Replies to the next requests other than session.start, in this order. */
	public void replies(Reply... next) {
		this.replies.addAll(List.of(next));
	}

	public void replies(String... json) {
		for (String text : json) {
			this.replies.add(Reply.json(text));
		}
	}

	public void repliesToSessionStart(Reply... next) {
		this.sessionReplies.addAll(List.of(next));
	}

	/** All requests but those of session.start. */
	public List<Received> received() {
		return this.received.stream().filter((request) -> !isSessionStart(request)).toList();
	}

	public List<Received> sessionStarts() {
		return this.received.stream().filter(ScriptedServer::isSessionStart).toList();
	}

	public int acceptedConnections() {
		return this.accepted.get();
	}

	private static boolean isSessionStart(Received request) {
		return request.path().endsWith("/service/session/action/start");
	}

	private void accept() throws IOException {
		while (!this.socket.isClosed()) {
			Socket connection = this.socket.accept();
			connection.setTcpNoDelay(true);
			this.accepted.incrementAndGet();
			this.connections.add(connection);
			start(() -> serve(connection));
		}
	}

	private void serve(Socket connection) throws IOException {
		try (connection) {
			InputStream stream = new BufferedInputStream(connection.getInputStream());
			while (!connection.isClosed()) {
				Received request = read(stream);
				if (request == null) {
					return;
				}
				this.received.add(request);
				reply(request).to(connection);
			}
		}
	}

	private Reply reply(Received request) {
		if (isSessionStart(request)) {
			Reply scripted = this.sessionReplies.poll();
			return (scripted != null) ? scripted : Reply.json("\"ks-" + this.sessions.incrementAndGet() + "\"");
		}
		Reply scripted = this.replies.poll();
		return (scripted != null) ? scripted : Reply.status(418);
	}

	private static @Nullable Received read(InputStream stream) throws IOException {
		String requestLine = line(stream);
		if (requestLine == null) {
			return null;
		}
		Map<String, String> headers = new HashMap<>();
		for (String line = line(stream); line != null && !line.isEmpty(); line = line(stream)) {
			int colon = line.indexOf(':');
			headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
		}
		byte[] body = stream.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
		return new Received(requestLine.replaceFirst("^[A-Z]+ ([^ ]+) .*$", "$1"), headers,
				new String(body, StandardCharsets.UTF_8));
	}

	private static @Nullable String line(InputStream stream) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = stream.read(); next != '\n'; next = stream.read()) {
			if (next < 0) {
				return null;
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
	}

	private static Thread start(Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException ex) {
				// the client or the test has closed the socket
			}
		}, "scripted-server");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	/** Refuses new connections and keeps those it has. */
	public void stopListening() throws IOException {
		this.socket.close();
		try {
			// as long as it waits for a connection, the system gives it one
			this.accepting.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		this.port.close();
		for (Socket connection : this.connections) {
			connection.close();
		}
	}

	private interface Work {

		void run() throws IOException;

	}

}
