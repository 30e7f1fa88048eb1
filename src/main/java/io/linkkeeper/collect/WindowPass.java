package io.linkkeeper.collect;

import java.time.Instant;
import java.util.function.Consumer;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.LinkOrder;
import io.linkkeeper.kaltura.LinkPage;
import io.linkkeeper.kaltura.error.AnswerTooLargeException;
import io.linkkeeper.link.ShortLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a window once, page by page. Each page begins at the second where the previous
 * one ended, so that links created or deleted before it do not shift it. A second that
 * fills a page is read separately. Pages become smaller when their links are long, and
 * the pass ends when there is no more room for the window.
 */
final class WindowPass {

	/** The largest page that the API returns (API guide, section 5). */
	static final int PAGE_SIZE = 500;

	private static final Logger logger = LoggerFactory.getLogger(WindowPass.class);

	private final KalturaClient client;

	private final int largestPage;

	private final WindowBounds bounds;

	private int pageSize;

	WindowPass(KalturaClient client, int largestPage, WindowBounds bounds) {
		this.client = client;
		this.largestPage = largestPage;
		this.bounds = bounds;
		this.pageSize = largestPage;
	}

	LinkListing read(Window window) {
		LinkListing listing = new LinkListing();
		long cursor = window.from();
		long done = Long.MIN_VALUE;
		while (cursor <= window.to() && window.count() > 0) {
			LinkPage page = page(window, cursor);
			listing.add(page.objects());
			boolean whole = page.objects().size() < this.pageSize;
			this.pageSize = this.bounds.nextPageSize(this.pageSize, LinkListing.characters(page.objects()),
					this.largestPage);
			if (whole) {
				break;
			}
			if (this.bounds.areExceededBy(listing) && window.span() > 1) {
				listing.cutOff();
				break;
			}
			long last = lastSecond(page);
			if (last <= done) {
				// the server ignores the lower bound of createdAt
				listing.markUnstable();
				break;
			}
			if (last == cursor) {
				LinkFilter second = second(window, cursor);
				shrinking((crowded) -> crowded.read(second, listing));
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
		shrinking((crowded) -> crowded.readUndivided(window.filter(), listing));
		return listing;
	}

	private LinkPage page(Window window, long cursor) {
		LinkFilter filter = window.filter().createdAtGreaterThanOrEqual(Instant.ofEpochSecond(cursor));
		while (true) {
			try {
				return this.client.list(filter, LinkOrder.CREATED_AT_ASCENDING, this.pageSize, 1);
			}
			catch (AnswerTooLargeException ex) {
				shrink(ex);
			}
		}
	}

	private void shrinking(Consumer<CrowdedSecond> reader) {
		while (true) {
			try {
				reader.accept(new CrowdedSecond(this.client, this.pageSize));
				return;
			}
			catch (AnswerTooLargeException ex) {
				shrink(ex);
			}
		}
	}

	private void shrink(AnswerTooLargeException reason) {
		if (this.pageSize == 1) {
			throw reason;
		}
		this.pageSize /= 2;
		logger.info(
				"A page of links is too large; reading %d at a time: %s".formatted(this.pageSize, reason.getMessage()));
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
