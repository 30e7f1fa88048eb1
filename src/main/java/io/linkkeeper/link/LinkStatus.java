package io.linkkeeper.link;

/**
 * The status of a short link, with the API's number for it (API guide, section 3).
 */
public enum LinkStatus {

	/** The link exists and does not resolve. */
	DISABLED(1),

	/** The link resolves until it expires. */
	ENABLED(2),

	/** The link is deleted; the API neither lists nor restores it. */
	DELETED(3);

	private final int code;

	LinkStatus(int code) {
		this.code = code;
	}

	/**
	 * Returns the API's number for this status.
	 * @return 1, 2 or 3
	 */
	public int code() {
		return this.code;
	}

	/**
	 * Returns the status with a number.
	 * @param code the API's number
	 * @return the status
	 * @throws IllegalArgumentException when no status has that number
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
