package io.linkkeeper.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** The errors of the API, with the real server's words. */
final class Errors {

	private Errors() {
	}

	static ApiException invalidObjectId(String id) {
		return one("INVALID_OBJECT_ID", "Invalid object id [%s]", "ID", id);
	}

	static ApiException invalidShortLink(String id) {
		return one("INVALID_SHORT_LINK", "Invalid short link [%s]", "ID", id);
	}

	static ApiException expiredShortLink(String id) {
		return one("EXPIRED_SHORT_LINK", "Expired short link [%s]", "ID", id);
	}

	static ApiException uniqueIdExists(String uniqueId) {
		return one("SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS", "Short link unique id [%s] already exists", "UNIQUE_ID",
				uniqueId);
	}

	static ApiException anotherUsersShortLink(String userId) {
		return one("CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK",
				"cannot retrieve another user's [\"%s\"] short link using non-admin session", "USER_ID", userId);
	}

	static ApiException anotherUser() {
		return plain("CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION",
				"cannot retrieve another user using non-admin session");
	}

	static ApiException invalidUserId() {
		return plain("INVALID_USER_ID", "Invalid user id");
	}

	static ApiException duplicateUser(String userId) {
		return one("DUPLICATE_USER_BY_ID", "User with id [%s] already exists in system", "UID", userId);
	}

	static ApiException tooManyMatches() {
		return plain("QUERY_EXCEEDED_MAX_MATCHES_ALLOWED", "Unable to generate list. max matches value was reached");
	}

	static ApiException missingParameter(String name) {
		return one("MISSING_MANDATORY_PARAMETER", "Missing parameter \"%s\"", "PARAM_NAME", name);
	}

	/** Said of parameters that a format needs. */
	static ApiException mandatoryParameterMissing(String name) {
		return one("MANDATORY_PARAMETER_MISSING", "Mandatory parameter missing [%s]", "PARAM_NAME", name);
	}

	static ApiException invalidFieldValue(String name) {
		return one("INVALID_FIELD_VALUE", "value in field [%s] is not valid", "FIELD_NAME", name);
	}

	static ApiException cannotBeNull(String property) {
		return one("PROPERTY_VALIDATION_CANNOT_BE_NULL", "The property \"%s\" cannot be null", "PROP_NAME", property);
	}

	static ApiException minLength(String property, int length) {
		Map<String, String> args = new LinkedHashMap<>();
		args.put("PROP_NAME", property);
		args.put("MIN_LEN", Integer.toString(length));
		return new ApiException(new ApiError("PROPERTY_VALIDATION_MIN_LENGTH",
				"The property \"" + property + "\" must have a min length of " + length + " characters", args));
	}

	static ApiException notUpdatable(String property) {
		return one("PROPERTY_VALIDATION_NOT_UPDATABLE", "The property \"%s\" cannot be updated", "PROP_NAME", property);
	}

	static ApiException wrongFormat(String property) {
		Map<String, String> args = new LinkedHashMap<>();
		args.put("PROP_NAME", property);
		args.put("FORMAT", "array");
		return new ApiException(new ApiError("PROPERTY_VALIDATION_WRONG_FORMAT",
				"The property \"" + property + "\" must match format array", args));
	}

	static ApiException invalidCharacter(String name) {
		return one("INVALID_PARAMETER_CHAR", "Invalid char in \"%s\" field", "XML_FIELD", name);
	}

	static ApiException invalidEnumValue(String value, String name, String type) {
		Map<String, String> args = new LinkedHashMap<>();
		args.put("ENUM_VAL", value);
		args.put("PARAM_NAME", name);
		args.put("ENUM_TYPE", type);
		return new ApiException(new ApiError("INVALID_ENUM_VALUE", "Invalid enumeration value \"" + value
				+ "\" for parameter \"" + name + "\", expecting enumeration type \"" + type + "\"", args));
	}

	/**
	 * An unusable session. The server puts the true reason where the session belongs.
	 * @param reason EXPIRED, LOGOUT or the session string itself
	 */
	static ApiException invalidKs(String reason) {
		Map<String, String> args = new LinkedHashMap<>();
		args.put("KSID", reason);
		args.put("ERR_CODE", "-1");
		args.put("ERR_DESC", "INVALID_STR");
		return new ApiException(
				new ApiError("INVALID_KS", "Invalid KS \"" + reason + "\", Error \"-1,INVALID_STR\"", args));
	}

	static ApiException missingKs() {
		return plain("MISSING_KS", "Missing KS, session not established");
	}

	static ApiException serviceForbidden(String service, String action) {
		return one("SERVICE_FORBIDDEN", "The access to service [%s] is forbidden", "SERVICE", service + "->" + action);
	}

	static ApiException userBlocked() {
		return plain("USER_BLOCKED", "this user is blocked");
	}

	static ApiException actionBlocked(String service, String action) {
		Map<String, String> args = new LinkedHashMap<>();
		args.put("ACTION_NAME", action);
		args.put("SERVICE_NAME", service);
		return new ApiException(new ApiError("ACTION_BLOCKED",
				"Action \"" + action + "\" in service \"" + service + "\" is blocked", args));
	}

	static ApiException unsafeHtmlTags(String type, String property) {
		Map<String, String> args = new LinkedHashMap<>();
		args.put("CLASS_NAME", type);
		args.put("PROPERTY_NAME", property);
		return new ApiException(new ApiError("UNSAFE_HTML_TAGS",
				"Potential Unsafe HTML tags found in [" + type + "]::[" + property + "]", args));
	}

	static ApiException unknownResponseFormat(String format) {
		return one("UNKNOWN_RESPONSE_FORMAT", "Response format provided [%s] is not recognized by server", "FORMAT",
				format);
	}

	static ApiException serviceNotSpecified() {
		return plain("SERVICE_NOT_SPECIFIED", "Service name was not specified, please specify one");
	}

	static ApiException noSuchService(String service) {
		return one("SERVICE_DOES_NOT_EXISTS", "Service \"%s\" does not exists", "SRV_NAME", service);
	}

	static ApiException noSuchAction(String service, String action) {
		Map<String, String> args = new LinkedHashMap<>();
		args.put("ACTION_NAME", action);
		args.put("SERVICE_NAME", service);
		return new ApiException(new ApiError("ACTION_DOES_NOT_EXISTS",
				"Action \"" + action + "\" does not exists for service \"" + service + "\"", args));
	}

	static ApiError internal() {
		return new ApiError("INTERNAL_SERVERL_ERROR", "Internal server error occurred", Map.of());
	}

	static ApiError database() {
		return new ApiError("INTERNAL_DATABASE_ERROR", "Internal database error", Map.of());
	}

	static ApiException one(String code, String template, String name, String value) {
		return new ApiException(ApiError.of(code, template, name, value));
	}

	static ApiException plain(String code, String message) {
		return new ApiException(new ApiError(code, message, Map.of()));
	}

}
