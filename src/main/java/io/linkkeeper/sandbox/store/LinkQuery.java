package io.linkkeeper.sandbox.store;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.linkkeeper.sandbox.SandboxLink;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list, all of which must hold, and its order. A {@code null} set is
 * no condition, an empty one matches nothing.
 *
 * @param keys the ids, names and owners that match
 * @param statuses the statuses that match
 * @param times the times that match
 * @param order the order, first item first
 */
public record LinkQuery(Keys keys, Set<SandboxLink.Status> statuses, Times times, List<LinkOrder> order) {

	public LinkQuery {
		statuses = Set.copyOf(statuses);
		order = List.copyOf(order);
	}

	/** Every link that is not deleted, by creation. */
	static LinkQuery all() {
		return new LinkQuery(Keys.ANY, EnumSet.of(SandboxLink.Status.ENABLED, SandboxLink.Status.DISABLED), Times.ANY,
				List.of());
	}

	/** All links of one owner that are not deleted. */
	public static LinkQuery ownedBy(String userId) {
		return all().withUserIds(Set.of(userId));
	}

	public LinkQuery withUserIds(Set<String> userIds) {
		Keys changed = new Keys(this.keys.ids(), this.keys.systemNames(), userIds, this.keys.uniqueId());
		return new LinkQuery(changed, this.statuses, this.times, this.order);
	}

	LinkQuery withStatuses(SandboxLink.Status... statuses) {
		return new LinkQuery(this.keys, Set.of(statuses), this.times, this.order);
	}

	/**
	 * Conditions on ids, names and owners.
	 *
	 * @param ids the ids, or {@code null} for any
	 * @param systemNames the system names, or {@code null} for any
	 * @param userIds the owners, or {@code null} for any
	 * @param uniqueId the uniqueId, or {@code null} for any
	 */
	public record Keys(@Nullable Set<String> ids, @Nullable Set<String> systemNames, @Nullable Set<String> userIds,
			@Nullable String uniqueId) {

		static final Keys ANY = new Keys(null, null, null, null);

		public Keys {
			ids = copy(ids);
			systemNames = copy(systemNames);
			userIds = copy(userIds);
		}

		private static @Nullable Set<String> copy(@Nullable Set<String> set) {
			return (set != null) ? Set.copyOf(set) : null;
		}

	}

	/**
	 * Conditions on times.
	 *
	 * @param createdAt bounds of createdAt
	 * @param updatedAt bounds of updatedAt
	 * @param expiresAt bounds of expiresAt; unless open, links that never expire do not
	 * match
	 */
	public record Times(Bounds createdAt, Bounds updatedAt, Bounds expiresAt) {

		static final Times ANY = new Times(Bounds.OPEN, Bounds.OPEN, Bounds.OPEN);

	}

	/**
	 * A range of seconds, both bounds included.
	 *
	 * @param min the smallest that matches
	 * @param max the largest that matches
	 */
	public record Bounds(long min, long max) {

		/** No bounds; matches links that never expire as well. */
		static final Bounds OPEN = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);

		boolean isOpen() {
			return this.min == Long.MIN_VALUE && this.max == Long.MAX_VALUE;
		}

		boolean contain(long seconds) {
			return seconds >= this.min && seconds <= this.max;
		}

	}

}
