package io.linkkeeper.kaltura;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * What a {@link ScriptedServer} does with a connection once it has read a request.
 */
@FunctionalInterface
public interface Reply {

	/** What the server's HTTP Date says in every answer. */
	String DATE = "Sun, 01 Mar 2026 12:00:00 GMT";

	void to(Socket connection) throws IOException;

	static Reply json(String json) {
		return http(200, json, json.getBytes(StandardCharsets.UTF_8).length);
	}

	static Reply status(int status) {
		return http(status, "<html/>", 7);
	}

	/** An answer with more headers, each with its line end. */
	static Reply status(int status, String headers) {
		return (connection) -> {
			OutputStream stream = connection.getOutputStream();
			stream.write(
					("HTTP/1.1 " + status + " Status\r\nDate: " + DATE + "\r\n" + headers + "Content-Length: 0\r\n\r\n")
						.getBytes(StandardCharsets.US_ASCII));
			stream.flush();
		};
	}

	/** Ends the connection in good order. */
	static Reply jsonThenClose(String json) {
		return (connection) -> {
			connection.getOutputStream()
				.write(("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + json).getBytes(StandardCharsets.UTF_8));
			connection.close();
		};
	}

	/** Announces more than it sends. */
	static Reply cutShort(String json) {
		Reply head = http(200, json, json.getBytes(StandardCharsets.UTF_8).length + 10);
		return (connection) -> {
			head.to(connection);
			connection.close();
		};
	}

	static Reply hangUp() {
		return Socket::close;
	}

	static Reply reset() {
		return (connection) -> {
			connection.setSoLinger(true, 0);
			connection.close();
		};
	}

	/** Sends nothing until the client goes away. */
	static Reply silence(CountDownLatch received) {
		return (connection) -> {
			received.countDown();
			awaitEnd(connection);
		};
	}

	/** Sends a byte of its answer now and then, so that no single read takes long. */
	static Reply trickle() {
		return (connection) -> {
			OutputStream stream = connection.getOutputStream();
			stream.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			connection.setSoTimeout(20);
			while (!isOver(connection)) {
				stream.write(' ');
				stream.flush();
			}
		};
	}

	static Reply http(int status, String body, int length) {
		String head = "HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nDate: " + DATE
				+ "\r\nContent-Length: " + length + "\r\n\r\n";
		return (connection) -> {
			OutputStream stream = connection.getOutputStream();
			stream.write((head + body).getBytes(StandardCharsets.UTF_8));
			stream.flush();
		};
	}

	private static void awaitEnd(Socket connection) throws IOException {
		InputStream stream = connection.getInputStream();
		while (stream.read() >= 0) {
			// the client has nothing more to say
		}
	}

	private static boolean isOver(Socket connection) throws IOException {
		try {
			return connection.getInputStream().read() < 0;
		}
		catch (java.net.SocketTimeoutException ex) {
			return false;
		}
	}

}
