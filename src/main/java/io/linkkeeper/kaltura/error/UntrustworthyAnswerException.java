package io.linkkeeper.kaltura.error;

/**
 * Thrown when a response does not match the request: no JSON, another shape, a link of
 * another account, or an ignored filter, page size or order. Nothing of the response is
 * used.
 */
public final class UntrustworthyAnswerException extends KalturaException {

	private final boolean temporary;

	private UntrustworthyAnswerException(String message, boolean temporary) {
		super(message, null);
		this.temporary = temporary;
	}

	/**
	 * Creates an exception for a response that a retry would repeat.
	 */
	public static UntrustworthyAnswerException lasting(String message) {
		return new UntrustworthyAnswerException(message, false);
	}

	/**
	 * Creates an exception for a response that was damaged in transit or raced with a
	 * change.
	 */
	public static UntrustworthyAnswerException temporary(String message) {
		return new UntrustworthyAnswerException(message, true);
	}

	@Override
	public boolean isTemporary() {
		return this.temporary;
	}

}
