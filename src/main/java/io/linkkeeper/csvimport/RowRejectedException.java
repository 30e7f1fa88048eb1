package io.linkkeeper.csvimport;

/**
 * Thrown within {@link ImportRule} when a row is rejected; never leaves it. Without stack
 * trace.
 */
final class RowRejectedException extends RuntimeException {

	private final String reason;

	RowRejectedException(String reason) {
		super(reason, null, false, false);
		this.reason = reason;
	}

	String reason() {
		return this.reason;
	}

}
