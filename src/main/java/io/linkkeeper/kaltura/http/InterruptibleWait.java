package io.linkkeeper.kaltura.http;

import java.time.Duration;

import io.linkkeeper.kaltura.error.KalturaInterruptedException;

/**
 * Waits for a reason; an interrupt ends the call.
 */
public final class InterruptibleWait {

	private final Sleeper sleeper;

	public InterruptibleWait(Sleeper sleeper) {
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
