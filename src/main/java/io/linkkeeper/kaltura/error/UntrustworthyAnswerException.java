package io.linkkeeper.kaltura.error;

/**
 * The server answered, but not what was asked: not JSON, another shape, another account's
 * link, a filter, page size or order that was ignored. Nothing of the answer is used.
 */
public final class UntrustworthyAnswerException extends KalturaException {

	private final boolean temporary;

	private UntrustworthyAnswerException(String message, boolean temporary) {
		super(message, null);
		this.temporary = temporary;
	}

	/**
	 * An answer that will be the same next time.
	 */
	public static UntrustworthyAnswerException lasting(String message) {
		return new UntrustworthyAnswerException(message, false);
	}

	/**
	 * An answer that was damaged on its way, or taken in the middle of a change.
	 */
	public static UntrustworthyAnswerException temporary(String message) {
		return new UntrustworthyAnswerException(message, true);
	}

	@Override
	public boolean isTemporary() {
		return this.temporary;
	}

}
