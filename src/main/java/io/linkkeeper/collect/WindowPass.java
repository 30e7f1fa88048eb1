package io.linkkeeper.collect;

import java.time.Instant;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.LinkOrder;
import io.linkkeeper.kaltura.LinkPage;
import io.linkkeeper.link.ShortLink;

/**
 * Reads a window once, page by page. Each page begins at the second where the previous
 * one ended, so that links created or deleted before it do not shift it. A second that
 * fills a page is read separately.
 */
final class WindowPass {

	/** The largest page that the API returns (API guide, section 5). */
	static final int PAGE_SIZE = 500;

	private final KalturaClient client;

	private final int pageSize;

	private final CrowdedSecond crowdedSecond;

	WindowPass(KalturaClient client, int pageSize) {
		this.client = client;
		this.pageSize = pageSize;
		this.crowdedSecond = new CrowdedSecond(client, pageSize);
	}

	LinkListing read(Window window) {
		LinkListing listing = new LinkListing();
		long cursor = window.from();
		long done = Long.MIN_VALUE;
		while (cursor <= window.to() && window.count() > 0) {
			LinkPage page = this.client.list(window.filter().createdAtGreaterThanOrEqual(Instant.ofEpochSecond(cursor)),
					LinkOrder.CREATED_AT_ASCENDING, this.pageSize, 1);
			listing.add(page.objects());
			if (page.objects().size() < this.pageSize) {
				break;
			}
			long last = lastSecond(page);
			if (last <= done) {
				// the server ignores the lower bound of createdAt
				listing.markUnstable();
				break;
			}
			if (last == cursor) {
				this.crowdedSecond.read(second(window, cursor), listing);
				done = cursor++;
			}
			else {
				done = last - 1;
				cursor = last;
			}
		}
		return listing;
	}

	/** Reads links of any createdAt in whole. */
	LinkListing readUndivided(Window window) {
		LinkListing listing = new LinkListing();
		this.crowdedSecond.readUndivided(window.filter(), listing);
		return listing;
	}

	private static long lastSecond(LinkPage page) {
		return page.objects().stream().map(ShortLink::createdAt).mapToLong(Instant::getEpochSecond).max().orElseThrow();
	}

	private static LinkFilter second(Window window, long second) {
		return window.filter()
			.createdAtGreaterThanOrEqual(Instant.ofEpochSecond(second))
			.createdAtLessThanOrEqual(Instant.ofEpochSecond(second));
	}

}
