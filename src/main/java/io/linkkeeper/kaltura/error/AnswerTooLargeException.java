package io.linkkeeper.kaltura.error;

/**
 * Thrown when a response does not fit into the memory for responses. A smaller page may
 * fit.
 */
public final class AnswerTooLargeException extends KalturaException {

	private final boolean temporary;

	/**
	 * Creates an exception.
	 * @param message the limit, and what to do about it
	 * @param temporary whether it is only other responses that leave no room
	 */
	public AnswerTooLargeException(String message, boolean temporary) {
		super(message, null);
		this.temporary = temporary;
	}

	@Override
	public boolean isTemporary() {
		return this.temporary;
	}

}
