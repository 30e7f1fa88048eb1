package io.linkkeeper.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.LinkOrder;
import io.linkkeeper.kaltura.LinkPage;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;

/**
 * Reads a second in which more links were created than a page holds. Its links cannot be
 * told apart by createdAt, so it is split by status, updatedAt, expiresAt and owner until
 * each piece fits a page. A piece that cannot be split is paged by offset, which is only
 * relied on when two passes show the same links and the count held still.
 */
final class CrowdedSecond {

	private static final int PAGE_SIZE = WindowPass.PAGE_SIZE;

	/** The end of the year 9999, the last time the API's database can hold. */
	private static final long LAST_SECOND = 253_402_300_799L;

	private final KalturaClient client;

	CrowdedSecond(KalturaClient client) {
		this.client = client;
	}

	void read(LinkFilter second, long createdAt, Listing listing) {
		if (second.asksForOneStatus()) {
			readByUpdatedAt(second, createdAt, LAST_SECOND, listing);
			return;
		}
		for (LinkStatus status : List.of(LinkStatus.ENABLED, LinkStatus.DISABLED)) {
			readByUpdatedAt(second.statusEqual(status), createdAt, LAST_SECOND, listing);
		}
	}

	private void readByUpdatedAt(LinkFilter filter, long from, long to, Listing listing) {
		LinkFilter piece = filter.updatedAtGreaterThanOrEqual(Instant.ofEpochSecond(from))
			.updatedAtLessThanOrEqual(Instant.ofEpochSecond(to));
		if (readIfItFits(piece, listing)) {
			return;
		}
		if (from == to) {
			readByExpiresAt(piece, listing);
			return;
		}
		long middle = from + (to - from) / 2;
		readByUpdatedAt(filter, from, middle, listing);
		readByUpdatedAt(filter, middle + 1, to, listing);
	}

	private void readByExpiresAt(LinkFilter filter, Listing listing) {
		LinkFilter expiring = filter.expiresAtGreaterThanOrEqual(Instant.ofEpochSecond(1))
			.expiresAtLessThanOrEqual(Instant.ofEpochSecond(LAST_SECOND));
		if (this.client.count(expiring) == this.client.count(filter)) {
			readByExpiresAt(filter, 1, LAST_SECOND, listing);
		}
		else {
			// no filter finds the links without expiry
			readByOwner(filter, listing);
		}
	}

	private void readByExpiresAt(LinkFilter filter, long from, long to, Listing listing) {
		LinkFilter piece = filter.expiresAtGreaterThanOrEqual(Instant.ofEpochSecond(from))
			.expiresAtLessThanOrEqual(Instant.ofEpochSecond(to));
		if (readIfItFits(piece, listing)) {
			return;
		}
		if (from == to) {
			readByOwner(piece, listing);
			return;
		}
		long middle = from + (to - from) / 2;
		readByExpiresAt(filter, from, middle, listing);
		readByExpiresAt(filter, middle + 1, to, listing);
	}

	private void readByOwner(LinkFilter filter, Listing listing) {
		Set<String> owners = new HashSet<>();
		Optional<List<ShortLink>> pages = readByOffset(filter);
		pages.ifPresent((links) -> links.forEach((link) -> addOwner(owners, link)));
		long owned = owners.stream().mapToLong((owner) -> this.client.count(filter.userIdEqual(owner))).sum();
		if (owners.size() < 2 || owned != this.client.count(filter)) {
			readIndivisible(filter, pages, listing);
			return;
		}
		for (String owner : owners) {
			LinkFilter piece = filter.userIdEqual(owner);
			if (!readIfItFits(piece, listing)) {
				readIndivisible(piece, readByOffset(piece), listing);
			}
		}
	}

	private static void addOwner(Set<String> owners, ShortLink link) {
		String owner = link.userId();
		if (owner != null && !owner.isEmpty()) {
			owners.add(owner);
		}
	}

	private void readIndivisible(LinkFilter filter, Optional<List<ShortLink>> firstPass, Listing listing) {
		Optional<List<ShortLink>> secondPass = readByOffset(filter);
		if (firstPass.isEmpty() || secondPass.isEmpty() || !ids(firstPass.get()).equals(ids(secondPass.get()))) {
			listing.markUnstable();
		}
		secondPass.ifPresent(listing::add);
	}

	private static Set<String> ids(List<ShortLink> links) {
		Set<String> ids = new HashSet<>();
		links.forEach((link) -> ids.add(link.id()));
		return ids;
	}

	/**
	 * Pages by offset.
	 * @return the links, or nothing when the count moved or the distinct links were not
	 * as many
	 */
	private Optional<List<ShortLink>> readByOffset(LinkFilter filter) {
		List<ShortLink> links = new ArrayList<>();
		LinkPage page = page(filter, 1);
		long count = page.totalCount();
		for (int index = 2; !page.objects().isEmpty() && page.totalCount() == count; index++) {
			links.addAll(page.objects());
			if (links.size() >= count) {
				break;
			}
			page = page(filter, index);
		}
		boolean whole = page.totalCount() == count && ids(links).size() == count && links.size() == count;
		return whole ? Optional.of(links) : Optional.empty();
	}

	private boolean readIfItFits(LinkFilter piece, Listing listing) {
		boolean fits = this.client.count(piece) <= PAGE_SIZE;
		if (fits) {
			listing.add(page(piece, 1).objects());
		}
		return fits;
	}

	private LinkPage page(LinkFilter filter, int index) {
		return this.client.list(filter, LinkOrder.CREATED_AT_ASCENDING, PAGE_SIZE, index);
	}

}
