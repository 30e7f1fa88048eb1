package io.linkkeeper.sandbox.link;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.answer.ApiObject;
import io.linkkeeper.sandbox.store.UserStore;
import org.jspecify.annotations.Nullable;

/** Converts stored links to objects of the API. */
final class LinkView {

	private final int partnerId;

	private final boolean showsUniqueId;

	LinkView(int partnerId, Dialect dialect) {
		this.partnerId = partnerId;
		this.showsUniqueId = dialect.has(Dialect.Difference.UNIQUE_ID);
	}

	ApiObject link(SandboxLink link, UserStore users) {
		return link(link, visibleOwner(link, users));
	}

	/**
	 * Server behaviour: the answer to add spells the owner as the caller did.
	 */
	ApiObject added(SandboxLink link) {
		return link(link, link.userId());
	}

	private ApiObject link(SandboxLink link, @Nullable String owner) {
		Instant expiresAt = link.expiresAt();
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("id", link.id());
		fields.put("createdAt", link.createdAt().getEpochSecond());
		fields.put("updatedAt", link.updatedAt().getEpochSecond());
		fields.put("expiresAt", (expiresAt != null) ? expiresAt.getEpochSecond() : null);
		fields.put("partnerId", this.partnerId);
		fields.put("userId", owner);
		fields.put("name", link.name());
		fields.put("systemName", link.systemName());
		fields.put("fullUrl", link.fullUrl());
		if (this.showsUniqueId) {
			fields.put("uniqueId", link.uniqueId());
		}
		fields.put("status", link.status().code());
		return new ApiObject("KalturaShortLink", fields);
	}

	static ApiObject page(List<ApiObject> objects, int totalCount) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("totalCount", totalCount);
		fields.put("objects", objects);
		return new ApiObject("KalturaShortLinkListResponse", fields);
	}

	/**
	 * Server behaviour: a link of a deleted owner has no owner. Any other owner has the
	 * spelling of the user's id.
	 */
	private static @Nullable String visibleOwner(SandboxLink link, UserStore users) {
		String userId = link.userId();
		SandboxUser user = (userId != null) ? users.get(userId) : null;
		if (user == null) {
			return userId;
		}
		return (user.status() == SandboxUser.Status.DELETED) ? null : user.id();
	}

}
