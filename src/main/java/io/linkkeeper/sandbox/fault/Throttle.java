package io.linkkeeper.sandbox.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The server's rate limit: a maximum of calls of one action in a window. A window begins
 * with the first call after the previous one ended. Not thread-safe: {@link Blocking}
 * guards it.
 */
final class Throttle {

	private final int calls;

	private final Duration window;

	private final Map<String, Window> windows = new HashMap<>();

	Throttle(int calls, Duration window) {
		this.calls = calls;
		this.window = window;
	}

	boolean isOver(String call, Instant now) {
		Window current = this.windows.get(call);
		if (current == null || !now.isBefore(current.end())) {
			current = new Window(now.plus(this.window), 0);
		}
		this.windows.put(call, new Window(current.end(), current.used() + 1));
		return current.used() >= this.calls;
	}

	private record Window(Instant end, int used) {

	}

}
