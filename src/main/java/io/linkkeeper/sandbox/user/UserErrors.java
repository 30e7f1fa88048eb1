package io.linkkeeper.sandbox.user;

import io.linkkeeper.sandbox.answer.ApiException;

/**
 * The errors of changing users, with the real server's messages (kaltura/server,
 * {@code KalturaErrors.php}).
 */
final class UserErrors {

	private UserErrors() {
	}

	static ApiException anotherUser() {
		return ApiException.of("CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION",
				"cannot retrieve another user using non-admin session");
	}

	static ApiException duplicateUser(String userId) {
		return ApiException.of("DUPLICATE_USER_BY_ID", "User with id [%s] already exists in system", "UID", userId);
	}

	static ApiException tooManyMatches() {
		return ApiException.of("QUERY_EXCEEDED_MAX_MATCHES_ALLOWED",
				"Unable to generate list. max matches value was reached");
	}

	static ApiException invalidId() {
		return ApiException.of("INVALID_FIELD_VALUE", "value in field [%s] is not valid", "FIELD_NAME", "id");
	}

	static ApiException accountOwnerStays() {
		return ApiException.of("CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER", "Root admin user cannot be deleted");
	}

	static ApiException accountOwnerIsAdmin() {
		return ApiException.of("ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE",
				"Account owner must have a partner administrator role");
	}

	static ApiException ownRole() {
		return ApiException.of("CANNOT_CHANGE_OWN_ROLE", "User cannot change his own role");
	}

	static ApiException roleIdMissing() {
		return ApiException.of("ROLE_ID_MISSING", "User must have an associated role");
	}

	static ApiException onlyOneRole() {
		return ApiException.of("ONLY_ONE_ROLE_PER_USER_ALLOWED", "User cannot have more than one role");
	}

	static ApiException roleNotFound() {
		return ApiException.of("USER_ROLE_NOT_FOUND", "User role not found");
	}

}
