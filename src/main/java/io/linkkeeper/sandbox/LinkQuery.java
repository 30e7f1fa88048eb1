package io.linkkeeper.sandbox;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a list asks for; all conditions must hold. A {@code null} set is no condition, an
 * empty one matches nothing.
 *
 * @param ids the ids
 * @param systemNames the system names
 * @param userIds the owners
 * @param uniqueId the uniqueId
 * @param statuses the states
 * @param createdAt bounds of createdAt
 * @param updatedAt bounds of updatedAt
 * @param expiresAt bounds of expiresAt; unless open, links that never expire do not match
 * @param order the order, first item first
 */
record LinkQuery(@Nullable Set<String> ids, @Nullable Set<String> systemNames, @Nullable Set<String> userIds,
		@Nullable String uniqueId, Set<SandboxLink.Status> statuses, Bounds createdAt, Bounds updatedAt,
		Bounds expiresAt, List<LinkOrder> order) {

	LinkQuery {
		ids = copy(ids);
		systemNames = copy(systemNames);
		userIds = copy(userIds);
		statuses = Set.copyOf(statuses);
		order = List.copyOf(order);
	}

	/** Everything that is not deleted, in no order. */
	static LinkQuery all() {
		return new LinkQuery(null, null, null, null, Set.of(SandboxLink.Status.ENABLED, SandboxLink.Status.DISABLED),
				Bounds.OPEN, Bounds.OPEN, Bounds.OPEN, List.of());
	}

	/** All links of one owner that are not deleted. */
	static LinkQuery ownedBy(String userId) {
		return all().withUserIds(Set.of(userId));
	}

	LinkQuery withUserIds(Set<String> others) {
		return new LinkQuery(this.ids, this.systemNames, others, this.uniqueId, this.statuses, this.createdAt,
				this.updatedAt, this.expiresAt, this.order);
	}

	LinkQuery withStatuses(SandboxLink.Status... others) {
		return new LinkQuery(this.ids, this.systemNames, this.userIds, this.uniqueId, Set.of(others), this.createdAt,
				this.updatedAt, this.expiresAt, this.order);
	}

	private static @Nullable Set<String> copy(@Nullable Set<String> set) {
		return (set != null) ? Set.copyOf(set) : null;
	}

}
