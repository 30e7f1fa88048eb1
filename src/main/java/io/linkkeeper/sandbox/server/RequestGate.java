package io.linkkeeper.sandbox.server;

import java.util.concurrent.Semaphore;

/**
 * Lets requests wait until those under way leave room for them, by the size of their
 * bodies, so that together they cannot fill the memory: a parameter takes three bytes to
 * send and some hundred to keep. First come, first served. Thread-safe.
 */
final class RequestGate {

	/** Most requests; they never wait. */
	private static final int SMALL = 4 * 1024;

	private static final int ROOM = 1024 * 1024;

	private final Semaphore room = new Semaphore(ROOM, true);

	/**
	 * Waits for room.
	 * @param size the size of the body in bytes, or a negative one if it is not known
	 * @return the room that is taken now, to be left again
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
