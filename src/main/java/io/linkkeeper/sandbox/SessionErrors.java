package io.linkkeeper.sandbox;

/** The errors of making sessions, with the real server's words. */
final class SessionErrors {

	private SessionErrors() {
	}

	static ApiException startSession(String partnerId) {
		return Errors.one("START_SESSION_ERROR", "Error while starting session for partner [%s]", "PID", partnerId);
	}

	/** Server behaviour: said of accounts that do not exist, too. */
	static ApiException contentBlocked() {
		return Errors.plain("SERVICE_FORBIDDEN_CONTENT_BLOCKED",
				"The access to this service is forbidden since the specified partner is blocked");
	}

	static ApiException unknownRoleId() {
		return Errors.plain("UNKNOWN_ROLE_ID", "Unknown role id");
	}

	static ApiException invalidWidgetId(String widgetId) {
		return Errors.one("INVALID_WIDGET_ID", "Unknown widget [%s]", "WIDGET_ID", widgetId);
	}

	static ApiException appTokenNotFound(String id) {
		return Errors.one("APP_TOKEN_ID_NOT_FOUND", "Application token id \"%s\" not found", "ID", id);
	}

	static ApiException appTokenExpired(String id) {
		return Errors.one("APP_TOKEN_EXPIRED", "Application token id \"%s\" expired", "ID", id);
	}

	static ApiException invalidAppTokenHash() {
		return Errors.plain("INVALID_APP_TOKEN_HASH", "Invalid application token hash");
	}

}
