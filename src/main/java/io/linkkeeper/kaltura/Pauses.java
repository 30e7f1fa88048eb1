package io.linkkeeper.kaltura;

import java.time.Duration;

/**
 * Waits for a reason; an interrupt ends the call.
 */
final class Pauses {

	private final Sleeper sleeper;

	Pauses(Sleeper sleeper) {
		this.sleeper = sleeper;
	}

	void pause(Duration duration, String reason) {
		try {
			this.sleeper.sleep(duration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new KalturaInterruptedException("Interrupted while waiting " + reason, false);
		}
	}

}
