package io.linkkeeper.kaltura;

/**
 * The deadline of a write passed before it was sent.
 */
final class OverdueException extends KalturaException {

	OverdueException() {
		super("Not sent in time", null);
	}

	@Override
	public boolean mayHaveBeenSent() {
		return false;
	}

}
