package io.linkkeeper.sandbox.server;

import java.util.concurrent.Semaphore;

/**
 * Bounds the memory of concurrent requests by the size of their bodies: a parameter takes
 * three bytes to send and some hundred to keep. Waiting requests proceed in order of
 * arrival. Thread-safe.
 */
final class RequestGate {

	/** The size up to which requests never wait. */
	private static final int SMALL = 4 * 1024;

	private static final int ROOM = 1024 * 1024;

	private final Semaphore room = new Semaphore(ROOM, true);

	/**
	 * Acquires room, waiting if necessary.
	 * @param size the size of the body in bytes, or a negative one if it is not known
	 * @return the acquired room, to be released by {@link #leave(int)}
	 */
	int enter(long size) {
		int taken = (size < 0) ? ROOM : (size <= SMALL) ? 0 : (int) Math.min(size, ROOM);
		this.room.acquireUninterruptibly(taken);
		return taken;
	}

	void leave(int taken) {
		this.room.release(taken);
	}

}
