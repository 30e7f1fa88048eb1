package io.linkkeeper.holder;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds the connections that have not proved that they know the secret: the oldest makes
 * room for a new one, so that they cannot keep callers out. Thread-safe.
 */
final class UnprovedConnections {

	/** A caller proves itself within milliseconds. */
	static final int MOST = 32;

	private final Deque<CallerConnection> connections = new ArrayDeque<>();

	synchronized void add(CallerConnection connection) {
		this.connections.addLast(connection);
		if (this.connections.size() > MOST) {
			this.connections.removeFirst().close();
		}
	}

	synchronized void remove(CallerConnection connection) {
		this.connections.remove(connection);
	}

}
