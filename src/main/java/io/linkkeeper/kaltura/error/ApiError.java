package io.linkkeeper.kaltura.error;

import java.util.Map;

/**
 * An error as the API words it, with everything that could be a credential taken out: the
 * server echoes the KS in {@code INVALID_KS}.
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

	/** The session expired, was ended, or never was one. */
	public static final String INVALID_KS = "INVALID_KS";

	/** Too many calls; ends by itself. */
	public static final String ACTION_BLOCKED = "ACTION_BLOCKED";

	/** Another link of the account has this uniqueId. */
	public static final String UNIQUE_ID_ALREADY_EXISTS = "SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS";

	/** The secret does not fit the partner. */
	public static final String START_SESSION_ERROR = "START_SESSION_ERROR";

	/** The partner is unknown or blocked. */
	public static final String PARTNER_BLOCKED = "SERVICE_FORBIDDEN_CONTENT_BLOCKED";

	/** The hash shows no knowledge of the app token, or is of another kind than its. */
	public static final String INVALID_APP_TOKEN_HASH = "INVALID_APP_TOKEN_HASH";

	private static final String INTERNAL = "INTERNAL_";

	public ApiError {
		args = Map.copyOf(args);
	}

	/**
	 * Whether this is the error with the given code.
	 * @param other a code of the API
	 * @return true when the codes are equal
	 */
	public boolean is(String other) {
		return this.code.equals(other);
	}

	/**
	 * Whether the server broke down on the way, so that it may have done a part.
	 * @return true for {@code INTERNAL_SERVERL_ERROR} (sic),
	 * {@code INTERNAL_DATABASE_ERROR} and their like
	 */
	public boolean isInternal() {
		return this.code.startsWith(INTERNAL);
	}

}
