package io.linkkeeper.sandbox.server;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets answers without a bound wait for each other until they are sent, so that together
 * they cannot fill the memory. Thread-safe; a thread begins and ends its own.
 */
final class LargeAnswers {

	private final ReentrantLock turn = new ReentrantLock(true);

	/** Waits for the large answers of other threads. */
	void begin() {
		if (!this.turn.isHeldByCurrentThread()) {
			this.turn.lock();
		}
	}

	/** Lets the next one begin; nothing happens when this thread began none. */
	void end() {
		if (this.turn.isHeldByCurrentThread()) {
			this.turn.unlock();
		}
	}

}
