package io.linkkeeper.csvimport.row;

/**
 * Thrown when a row is rejected; never leaves the rule of the import. Without stack
 * trace.
 */
public final class RowRejectedException extends RuntimeException {

	private final String reason;

	/**
	 * Creates an exception.
	 * @param reason why the row is rejected, for its author
	 */
	public RowRejectedException(String reason) {
		super(reason, null, false, false);
		this.reason = reason;
	}

	/**
	 * Returns why the row is rejected.
	 * @return the reason
	 */
	public String reason() {
		return this.reason;
	}

}
