package io.linkkeeper.kaltura.error;

import java.util.Map;

/**
 * An error returned by the API, without credentials: the server echoes the KS in
 * {@code INVALID_KS}.
 *
 * @param code the API's code, such as {@code INVALID_OBJECT_ID}
 * @param message the API's message, redacted
 * @param args the values in the message by name, redacted
 */
public record ApiError(String code, String message, Map<String, String> args) {

	/** The link does not exist, is deleted, or is another account's. */
	public static final String INVALID_OBJECT_ID = "INVALID_OBJECT_ID";

	/** The user does not exist or is deleted. */
	public static final String INVALID_USER_ID = "INVALID_USER_ID";

	/** The session is expired, ended or invalid. */
	public static final String INVALID_KS = "INVALID_KS";

	/** Too many calls; temporary. */
	public static final String ACTION_BLOCKED = "ACTION_BLOCKED";

	/** Another link of the account has this uniqueId. */
	public static final String UNIQUE_ID_ALREADY_EXISTS = "SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS";

	/** The secret does not match the partner. */
	public static final String START_SESSION_ERROR = "START_SESSION_ERROR";

	/** The partner is unknown or blocked. */
	public static final String PARTNER_BLOCKED = "SERVICE_FORBIDDEN_CONTENT_BLOCKED";

	/** The hash does not match the app token, or has another type. */
	public static final String INVALID_APP_TOKEN_HASH = "INVALID_APP_TOKEN_HASH";

	private static final String INTERNAL = "INTERNAL_";

	public ApiError {
		args = Map.copyOf(args);
	}

	/**
	 * Tests for an error code.
	 * @param other a code of the API
	 * @return true when the codes are equal
	 */
	public boolean is(String other) {
		return this.code.equals(other);
	}

	/**
	 * Tests for a server failure, after which the call may have been executed partly.
	 * @return true for {@code INTERNAL_SERVERL_ERROR} (sic),
	 * {@code INTERNAL_DATABASE_ERROR} and similar codes
	 */
	public boolean isInternal() {
		return this.code.startsWith(INTERNAL);
	}

}
