package io.linkkeeper.sandbox;

/**
 * The errors of changing users, with the real server's words (kaltura/server,
 * {@code KalturaErrors.php}).
 */
final class UserErrors {

	private UserErrors() {
	}

	static ApiException accountOwnerStays() {
		return Errors.plain("CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER", "Root admin user cannot be deleted");
	}

	static ApiException accountOwnerIsAdmin() {
		return Errors.plain("ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE",
				"Account owner must have a partner administrator role");
	}

	static ApiException ownRole() {
		return Errors.plain("CANNOT_CHANGE_OWN_ROLE", "User cannot change his own role");
	}

	static ApiException roleIdMissing() {
		return Errors.plain("ROLE_ID_MISSING", "User must have an associated role");
	}

	static ApiException onlyOneRole() {
		return Errors.plain("ONLY_ONE_ROLE_PER_USER_ALLOWED", "User cannot have more than one role");
	}

	static ApiException roleNotFound() {
		return Errors.plain("USER_ROLE_NOT_FOUND", "User role not found");
	}

}
