package io.linkkeeper.csvimport;

/**
 * A row cannot be used. Never leaves the rule.
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
