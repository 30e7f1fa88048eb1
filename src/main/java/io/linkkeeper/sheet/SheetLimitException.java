package io.linkkeeper.sheet;

/**
 * Thrown when the format of spreadsheets cannot hold a row. The message says why.
 */
public final class SheetLimitException extends RuntimeException {

	private final String limit;

	SheetLimitException(String limit) {
		super(limit);
		this.limit = limit;
	}

	/**
	 * Returns which limit the row exceeds.
	 * @return a sentence without capital and full stop
	 */
	public String limit() {
		return this.limit;
	}

}
