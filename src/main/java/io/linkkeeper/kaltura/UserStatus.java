package io.linkkeeper.kaltura;

/**
 * States of a user with their numbers in the API.
 */
public enum UserStatus {

	/** The user cannot sign in, but still owns links. */
	BLOCKED(0),

	/** The user can sign in. */
	ACTIVE(1),

	/** The user is deleted, and no links are listed for it. */
	DELETED(2);

	private final int code;

	UserStatus(int code) {
		this.code = code;
	}

	/**
	 * Returns the number in the API.
	 * @return 0, 1 or 2
	 */
	public int code() {
		return this.code;
	}

	/**
	 * Finds a state by its number.
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
