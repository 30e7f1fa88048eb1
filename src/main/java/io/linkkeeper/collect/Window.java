package io.linkkeeper.collect;

import java.time.Instant;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;

/**
 * A window: the links of a selection that were created between two seconds, both
 * included.
 *
 * @param filter the API filter for exactly these links
 * @param from the first second
 * @param to the last second
 * @param count the number of links that the API counted before reading
 */
record Window(LinkFilter filter, long from, long to, long count) {

	static Window count(KalturaClient client, LinkFilter selection, long from, long to) {
		LinkFilter filter = selection.createdAtGreaterThanOrEqual(Instant.ofEpochSecond(from))
			.createdAtLessThanOrEqual(Instant.ofEpochSecond(to));
		return new Window(filter, from, to, client.count(filter));
	}

	long span() {
		return this.to - this.from + 1;
	}

	@Override
	public String toString() {
		return "links created from " + Instant.ofEpochSecond(this.from) + " to " + Instant.ofEpochSecond(this.to);
	}

}
