package io.linkkeeper.kaltura.error;

/**
 * Thrown when the thread was interrupted while a call waited or was in flight. The
 * interrupt flag is set.
 */
public final class KalturaInterruptedException extends KalturaException {

	private final boolean sent;

	public KalturaInterruptedException(String message, boolean sent) {
		super(message, null);
		this.sent = sent;
	}

	@Override
	public boolean mayHaveBeenSent() {
		return this.sent;
	}

}
