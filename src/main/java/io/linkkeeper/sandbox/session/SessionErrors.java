package io.linkkeeper.sandbox.session;

import io.linkkeeper.sandbox.answer.ApiException;

/** The errors of sessions and app tokens, with the real server's messages. */
final class SessionErrors {

	private SessionErrors() {
	}

	/**
	 * An unusable session. The server puts the reason in place of the session.
	 * @param reason EXPIRED, LOGOUT or the session string itself
	 */
	static ApiException invalidKs(String reason) {
		return ApiException.of("INVALID_KS", "Invalid KS \"%s\", Error \"%s,%s\"", "KSID", reason, "ERR_CODE", "-1",
				"ERR_DESC", "INVALID_STR");
	}

	static ApiException userBlocked() {
		return ApiException.of("USER_BLOCKED", "this user is blocked");
	}

	static ApiException startSession(String partnerId) {
		return ApiException.of("START_SESSION_ERROR", "Error while starting session for partner [%s]", "PID",
				partnerId);
	}

	/** Server behaviour: also for accounts that do not exist. */
	static ApiException contentBlocked() {
		return ApiException.of("SERVICE_FORBIDDEN_CONTENT_BLOCKED",
				"The access to this service is forbidden since the specified partner is blocked");
	}

	static ApiException unknownRoleId() {
		return ApiException.of("UNKNOWN_ROLE_ID", "Unknown role id");
	}

	static ApiException invalidWidgetId(String widgetId) {
		return ApiException.of("INVALID_WIDGET_ID", "Unknown widget [%s]", "WIDGET_ID", widgetId);
	}

	static ApiException appTokenNotFound(String id) {
		return ApiException.of("APP_TOKEN_ID_NOT_FOUND", "Application token id \"%s\" not found", "ID", id);
	}

	static ApiException appTokenExpired(String id) {
		return ApiException.of("APP_TOKEN_EXPIRED", "Application token id \"%s\" expired", "ID", id);
	}

	static ApiException invalidAppTokenHash() {
		return ApiException.of("INVALID_APP_TOKEN_HASH", "Invalid application token hash");
	}

}
