package io.linkkeeper.kaltura;

/**
 * The state of a user as the API numbers it.
 */
public enum UserStatus {

	/** The user cannot sign in, and keeps the links. */
	BLOCKED(0),

	/** The user may act. */
	ACTIVE(1),

	/** The user is gone, and the links with them. */
	DELETED(2);

	private final int code;

	UserStatus(int code) {
		this.code = code;
	}

	/**
	 * The API's number of this state.
	 * @return 0, 1 or 2
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
	public static UserStatus ofCode(int code) {
		for (UserStatus status : values()) {
			if (status.code == code) {
				return status;
			}
		}
		throw new IllegalArgumentException("No user status has the number " + code);
	}

}
