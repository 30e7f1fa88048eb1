package io.linkkeeper.kaltura.limit;

import org.jspecify.annotations.Nullable;

/**
 * The slots of an account that one process alone uses. Thread-safe.
 */
final class LocalSlots implements RequestSlots {

	private final Pace pace;

	private @Nullable Long free;

	LocalSlots(Pace pace) {
		this.pace = pace;
	}

	@Override
	public synchronized long next(long now) {
		long slot = (this.free != null && this.free - now > 0) ? this.free : now;
		this.free = slot + this.pace.intervalNanos();
		return slot;
	}

}
