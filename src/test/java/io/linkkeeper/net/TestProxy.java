package io.linkkeeper.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy on loopback that connects all hosts to one port of loopback.
 */
public final class TestProxy implements AutoCloseable {

	private final ServerSocket socket;

	private final int target;

	private final String credentials;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	/**
	 * Starts a proxy.
	 * @param target the port that it connects to; none for 0, which answers 403
	 * @param user {@code USER:PASSWORD} that it demands, or empty
	 */
	public TestProxy(int target, String user) throws IOException {
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.target = target;
		this.credentials = user.isEmpty() ? ""
				: "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
		start(() -> {
			while (true) {
				Socket caller = this.socket.accept();
				start(() -> serve(caller));
			}
		});
	}

	public String address() {
		return "http://" + at();
	}

	public String at() {
		return "127.0.0.1:" + this.socket.getLocalPort();
	}

	/** The first lines of the requests. */
	public List<String> requests() {
		return this.requests;
	}

	private void serve(Socket caller) throws IOException {
		try (caller) {
			InputStream in = caller.getInputStream();
			OutputStream out = caller.getOutputStream();
			while (true) {
				List<String> head = head(in);
				if (head.isEmpty()) {
					return;
				}
				this.requests.add(head.get(0));
				if (!head.contains("Proxy-Authorization: " + this.credentials) && !this.credentials.isEmpty()) {
					answer(out, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"");
				}
				else if (this.target == 0) {
					answer(out, "403 Forbidden");
				}
				else {
					connect(in, out);
					return;
				}
			}
		}
	}

	private void connect(InputStream in, OutputStream out) throws IOException {
		try (Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target)) {
			out.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			start(() -> in.transferTo(server.getOutputStream()));
			server.getInputStream().transferTo(out);
		}
	}

	private static void answer(OutputStream out, String status) throws IOException {
		out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
	}

	private static List<String> head(InputStream in) throws IOException {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next >= 0; next = in.read()) {
			if (next == '\n') {
				if (line.toString().isBlank()) {
					return lines;
				}
				lines.add(line.toString().strip());
				line.setLength(0);
			}
			else {
				line.append((char) next);
			}
		}
		return lines;
	}

	private static void start(Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException ex) {
				// the test or one of the two sides has ended
			}
		}, "test-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private interface Work {

		void run() throws IOException;

	}

}
