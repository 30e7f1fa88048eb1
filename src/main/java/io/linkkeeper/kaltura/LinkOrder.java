package io.linkkeeper.kaltura;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * The orders that the API knows (guide, section 5). None is unique and nothing breaks
 * ties: links of the same second come in any order.
 */
public enum LinkOrder {

	/** Oldest first. */
	CREATED_AT_ASCENDING("+createdAt", ShortLink::createdAt),

	/** Newest first. */
	CREATED_AT_DESCENDING("-createdAt", ShortLink::createdAt),

	/** Least recently changed first. */
	UPDATED_AT_ASCENDING("+updatedAt", ShortLink::updatedAt),

	/** Most recently changed first. */
	UPDATED_AT_DESCENDING("-updatedAt", ShortLink::updatedAt),

	/** First to expire first; links that never expire stand at one end. */
	EXPIRES_AT_ASCENDING("+expiresAt", ShortLink::expiresAt),

	/** Last to expire first; links that never expire stand at one end. */
	EXPIRES_AT_DESCENDING("-expiresAt", ShortLink::expiresAt);

	private final String apiName;

	private final Function<ShortLink, @Nullable Instant> field;

	LinkOrder(String apiName, Function<ShortLink, @Nullable Instant> field) {
		this.apiName = apiName;
		this.field = field;
	}

	/**
	 * The order's name in the API. The leading {@code +} is safe in JSON only.
	 * @return the value of {@code orderBy}
	 */
	public String apiName() {
		return this.apiName;
	}

	/**
	 * Whether links stand in this order. The server drops an order it does not understand
	 * without a word, and reading by position would then lose links.
	 * @param links links as listed
	 * @return true when no link stands before one that should precede it
	 */
	public boolean holdsFor(List<ShortLink> links) {
		List<Instant> times = links.stream().map(this.field).filter(Objects::nonNull).toList();
		int sign = this.apiName.startsWith("+") ? 1 : -1;
		for (int i = 1; i < times.size(); i++) {
			if (times.get(i - 1).compareTo(times.get(i)) * sign > 0) {
				return false;
			}
		}
		return true;
	}

}
