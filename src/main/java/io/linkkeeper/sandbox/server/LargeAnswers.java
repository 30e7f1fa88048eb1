package io.linkkeeper.sandbox.server;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Serializes large answers until they are sent, to bound the memory they take together.
 * Thread-safe; the thread that begins an answer ends it.
 */
final class LargeAnswers {

	private final ReentrantLock turn = new ReentrantLock(true);

	/** Waits for the large answers of other threads. */
	void begin() {
		if (!this.turn.isHeldByCurrentThread()) {
			this.turn.lock();
		}
	}

	/** Releases the next one; no effect when this thread began none. */
	void end() {
		if (this.turn.isHeldByCurrentThread()) {
			this.turn.unlock();
		}
	}

}
