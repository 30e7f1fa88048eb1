package io.linkkeeper.collect;

import java.time.Instant;
import java.util.Objects;

import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.LinkOrder;
import io.linkkeeper.link.ShortLink;

/**
 * A time field that distinguishes links of one second of createdAt.
 */
enum SplitBy {

	UPDATED_AT(LinkOrder.UPDATED_AT_ASCENDING, LinkOrder.UPDATED_AT_DESCENDING),

	/** Only for links that expire. */
	EXPIRES_AT(LinkOrder.EXPIRES_AT_ASCENDING, LinkOrder.EXPIRES_AT_DESCENDING);

	private final LinkOrder ascending;

	private final LinkOrder descending;

	SplitBy(LinkOrder ascending, LinkOrder descending) {
		this.ascending = ascending;
		this.descending = descending;
	}

	LinkOrder ascending() {
		return this.ascending;
	}

	LinkOrder descending() {
		return this.descending;
	}

	long of(ShortLink link) {
		Instant time = (this == UPDATED_AT) ? link.updatedAt() : link.expiresAt();
		return Objects.requireNonNull(time).getEpochSecond();
	}

	LinkFilter between(LinkFilter filter, long from, long to) {
		Instant first = Instant.ofEpochSecond(from);
		Instant last = Instant.ofEpochSecond(to);
		return (this == UPDATED_AT) ? filter.updatedAtGreaterThanOrEqual(first).updatedAtLessThanOrEqual(last)
				: filter.expiresAtGreaterThanOrEqual(first).expiresAtLessThanOrEqual(last);
	}

}
