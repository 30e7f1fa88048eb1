package io.linkkeeper.link;

/**
 * The state of a short link as the API numbers it (guide, section 3).
 */
public enum LinkStatus {

	/** The link exists and does not resolve. */
	DISABLED(1),

	/** The link resolves until it expires. */
	ENABLED(2),

	/** The link is gone; the API can neither show it nor bring it back. */
	DELETED(3);

	private final int code;

	LinkStatus(int code) {
		this.code = code;
	}

	/**
	 * The API's number of this state.
	 * @return 1, 2 or 3
	 */
	public int code() {
		return this.code;
	}

	/**
	 * The state with the given number.
	 * @param code the API's number
	 * @return the state
	 * @throws IllegalArgumentException when the API knows no such number
	 */
	public static LinkStatus ofCode(int code) {
		for (LinkStatus status : values()) {
			if (status.code == code) {
				return status;
			}
		}
		throw new IllegalArgumentException("No short link status has the number " + code);
	}

}
