package io.linkkeeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;

/**
 * A port of loopback that refuses connections, and that no other process can take and
 * answer on until it is closed: it is bound, and never listens.
 */
public final class ClosedPort implements AutoCloseable {

	private final Socket socket = new Socket();

	public ClosedPort() {
		this(0);
	}

	/**
	 * One that outlives the server listening on the port.
	 * @param port of a server socket with SO_REUSEPORT
	 */
	public ClosedPort(int port) {
		try {
			this.socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
			this.socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int number() {
		return this.socket.getLocalPort();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
