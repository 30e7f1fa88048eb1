package io.linkkeeper.sandbox.answer;

/**
 * Ends an action with an error as its answer; the messages are the real server's. Carries
 * no stack trace.
 */
public final class ApiException extends RuntimeException {

	private final transient ApiError error;

	public ApiException(ApiError error) {
		super(error.message(), null, false, false);
		this.error = error;
	}

	/**
	 * An exception with a new error.
	 * @param code the code
	 * @param template the message, with %s for each value
	 * @param namesAndValues name and value of each argument, in the order of the message
	 * @return the exception
	 */
	public static ApiException of(String code, String template, String... namesAndValues) {
		return new ApiException(ApiError.of(code, template, namesAndValues));
	}

	public ApiError error() {
		return this.error;
	}

	public static ApiException invalidObjectId(String id) {
		return of("INVALID_OBJECT_ID", "Invalid object id [%s]", "ID", id);
	}

	public static ApiException invalidUserId() {
		return of("INVALID_USER_ID", "Invalid user id");
	}

	public static ApiException missingKs() {
		return of("MISSING_KS", "Missing KS, session not established");
	}

	public static ApiException missingParameter(String name) {
		return of("MISSING_MANDATORY_PARAMETER", "Missing parameter \"%s\"", "PARAM_NAME", name);
	}

	public static ApiException cannotBeNull(String property) {
		return of("PROPERTY_VALIDATION_CANNOT_BE_NULL", "The property \"%s\" cannot be null", "PROP_NAME", property);
	}

	public static ApiException wrongFormat(String property) {
		return of("PROPERTY_VALIDATION_WRONG_FORMAT", "The property \"%s\" must match format %s", "PROP_NAME", property,
				"FORMAT", "array");
	}

	public static ApiException invalidEnumValue(String value, String name, String type) {
		return of("INVALID_ENUM_VALUE",
				"Invalid enumeration value \"%s\" for parameter \"%s\", expecting enumeration type \"%s\"", "ENUM_VAL",
				value, "PARAM_NAME", name, "ENUM_TYPE", type);
	}

}
