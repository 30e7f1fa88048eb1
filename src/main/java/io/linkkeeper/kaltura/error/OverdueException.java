package io.linkkeeper.kaltura.error;

/**
 * Thrown when the deadline of a write passed before it was sent.
 */
public final class OverdueException extends KalturaException {

	public OverdueException() {
		super("Not sent in time", null);
	}

	@Override
	public boolean mayHaveBeenSent() {
		return false;
	}

}
