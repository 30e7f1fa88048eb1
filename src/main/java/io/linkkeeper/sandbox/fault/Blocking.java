package io.linkkeeper.sandbox.fault;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Decides which calls are answered ACTION_BLOCKED. Thread-safe. */
final class Blocking {

	private @Nullable Throttle throttle;

	private int next;

	synchronized void limit(Throttle throttle) {
		this.throttle = throttle;
	}

	synchronized void blockNext(int calls) {
		this.next = calls;
	}

	synchronized void clear() {
		this.throttle = null;
		this.next = 0;
	}

	/**
	 * Whether a call is blocked; counts it.
	 * @param call the service and action
	 * @param limited whether the limit of the rate counts it
	 * @param now the server's time
	 */
	synchronized boolean blocks(String call, boolean limited, Instant now) {
		if (this.next > 0) {
			this.next--;
			return true;
		}
		return limited && this.throttle != null && this.throttle.isOver(call, now);
	}

}
