package io.linkkeeper.kaltura;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * The sort orders of the API (guide, section 5). None is unique: links with equal times
 * come in any order.
 */
public enum LinkOrder {

	/** Oldest first. */
	CREATED_AT_ASCENDING("+createdAt"),

	/** Newest first. */
	CREATED_AT_DESCENDING("-createdAt"),

	/** Least recently changed first. */
	UPDATED_AT_ASCENDING("+updatedAt"),

	/** Most recently changed first. */
	UPDATED_AT_DESCENDING("-updatedAt"),

	/** First to expire first; links that never expire come first or last. */
	EXPIRES_AT_ASCENDING("+expiresAt"),

	/** Last to expire first; links that never expire come first or last. */
	EXPIRES_AT_DESCENDING("-expiresAt");

	private final String apiName;

	LinkOrder(String apiName) {
		this.apiName = apiName;
	}

	/**
	 * Returns the name of the order in the API. The leading {@code +} is safe in JSON
	 * only.
	 * @return the value of {@code orderBy}
	 */
	public String apiName() {
		return this.apiName;
	}

	/**
	 * Tests whether links are in this order. The server silently ignores an unknown
	 * order, and paging would then lose links.
	 * @param links links as returned
	 * @return true when no link precedes one that it should follow
	 */
	public boolean holdsFor(List<ShortLink> links) {
		List<Instant> times = links.stream().map(this::time).filter(Objects::nonNull).toList();
		int sign = this.apiName.startsWith("+") ? 1 : -1;
		for (int i = 1; i < times.size(); i++) {
			if (times.get(i - 1).compareTo(times.get(i)) * sign > 0) {
				return false;
			}
		}
		return true;
	}

	private @Nullable Instant time(ShortLink link) {
		return switch (this) {
			case CREATED_AT_ASCENDING, CREATED_AT_DESCENDING -> link.createdAt();
			case UPDATED_AT_ASCENDING, UPDATED_AT_DESCENDING -> link.updatedAt();
			case EXPIRES_AT_ASCENDING, EXPIRES_AT_DESCENDING -> link.expiresAt();
		};
	}

}
