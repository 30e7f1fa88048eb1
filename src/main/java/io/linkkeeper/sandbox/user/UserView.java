package io.linkkeeper.sandbox.user;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.UserRole;
import io.linkkeeper.sandbox.answer.ApiObject;
import org.jspecify.annotations.Nullable;

/** Converts stored users to objects of the API. */
final class UserView {

	private final int partnerId;

	UserView(int partnerId) {
		this.partnerId = partnerId;
	}

	ApiObject user(SandboxUser user) {
		UserRole role = user.role();
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("id", user.id());
		fields.put("partnerId", this.partnerId);
		fields.put("screenName", null);
		fields.put("fullName", user.fullName());
		fields.put("email", user.email());
		fields.put("status", user.status().code());
		fields.put("createdAt", user.createdAt().getEpochSecond());
		fields.put("updatedAt", user.updatedAt().getEpochSecond());
		fields.put("storageSize", 0);
		fields.put("language", null);
		fields.put("lastLoginTime", null);
		fields.put("statusUpdatedAt", null);
		fields.put("deletedAt",
				(user.status() == SandboxUser.Status.DELETED) ? user.updatedAt().getEpochSecond() : null);
		fields.put("type", 0);
		fields.put("dateOfBirth", null);
		fields.put("gender", 0);
		fields.put("isAdmin", role == UserRole.PARTNER_ADMIN);
		fields.put("roleIds", (role != null) ? Integer.toString(role.id()) : null);
		fields.put("roleNames", (role != null) ? role.name() : null);
		fields.put("isAccountOwner", user.accountOwner());
		fields.put("firstName", null);
		fields.put("lastName", null);
		fields.put("loginEnabled", false);
		fields.put("registrationInfo", null);
		fields.put("title", null);
		fields.put("company", null);
		return new ApiObject("KalturaUser", fields);
	}

	ApiObject page(List<SandboxUser> users, int totalCount) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("totalCount", totalCount);
		fields.put("objects", users.stream().map(this::user).toList());
		return new ApiObject("KalturaUserListResponse", fields);
	}

}
