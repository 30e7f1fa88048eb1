package io.linkkeeper.undo;

/**
 * Something cannot be put back. The message says why.
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
