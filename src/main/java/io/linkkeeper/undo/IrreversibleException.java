package io.linkkeeper.undo;

/**
 * Thrown when a change cannot be undone. The message is the reason of the rejected row.
 */
final class IrreversibleException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String reason;

	IrreversibleException(String reason) {
		super(reason);
		this.reason = reason;
	}

	@Override
	public String getMessage() {
		return this.reason;
	}

}
