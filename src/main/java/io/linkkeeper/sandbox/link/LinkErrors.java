package io.linkkeeper.sandbox.link;

import io.linkkeeper.sandbox.answer.ApiException;

/** The errors of the short link actions, with the real server's messages. */
final class LinkErrors {

	private LinkErrors() {
	}

	static ApiException invalidShortLink(String id) {
		return ApiException.of("INVALID_SHORT_LINK", "Invalid short link [%s]", "ID", id);
	}

	static ApiException expiredShortLink(String id) {
		return ApiException.of("EXPIRED_SHORT_LINK", "Expired short link [%s]", "ID", id);
	}

	static ApiException uniqueIdExists(String uniqueId) {
		return ApiException.of("SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS", "Short link unique id [%s] already exists",
				"UNIQUE_ID", uniqueId);
	}

	static ApiException anotherUsersShortLink(String userId) {
		return ApiException.of("CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK",
				"cannot retrieve another user's [\"%s\"] short link using non-admin session", "USER_ID", userId);
	}

	static ApiException minLength(String property, int length) {
		return ApiException.of("PROPERTY_VALIDATION_MIN_LENGTH",
				"The property \"%s\" must have a min length of %s characters", "PROP_NAME", property, "MIN_LEN",
				Integer.toString(length));
	}

	static ApiException notUpdatable(String property) {
		return ApiException.of("PROPERTY_VALIDATION_NOT_UPDATABLE", "The property \"%s\" cannot be updated",
				"PROP_NAME", property);
	}

	static ApiException invalidCharacter(String name) {
		return ApiException.of("INVALID_PARAMETER_CHAR", "Invalid char in \"%s\" field", "XML_FIELD", name);
	}

	static ApiException unsafeHtmlTags(String type, String property) {
		return ApiException.of("UNSAFE_HTML_TAGS", "Potential Unsafe HTML tags found in [%s]::[%s]", "CLASS_NAME", type,
				"PROPERTY_NAME", property);
	}

}
