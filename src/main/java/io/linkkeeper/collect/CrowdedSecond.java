package io.linkkeeper.collect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.LinkOrder;
import io.linkkeeper.kaltura.LinkPage;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;

/**
 * Reads a second in which more links were created than fit on a page. createdAt does not
 * distinguish these links, so the second is split by status, updatedAt, expiresAt and
 * owner until each piece fits on a page; time ranges are halved. A piece that cannot be
 * split is paged by offset, and accepted only when two passes return the same links and a
 * constant count.
 */
final class CrowdedSecond {

	/** The end of the year 9999, the latest time in the API's database. */
	private static final long LAST_SECOND = 253_402_300_799L;

	private final KalturaClient client;

	private final int pageSize;

	CrowdedSecond(KalturaClient client, int pageSize) {
		this.client = client;
		this.pageSize = pageSize;
	}

	void read(LinkFilter second, LinkListing listing) {
		if (second.asksForOneStatus()) {
			readByUpdatedAt(second, listing);
			return;
		}
		for (LinkStatus status : List.of(LinkStatus.ENABLED, LinkStatus.DISABLED)) {
			readByUpdatedAt(second.statusEqual(status), listing);
		}
	}

	/** Reads links whose times distinguish nothing: on one page, or by offset. */
	void readUndivided(LinkFilter filter, LinkListing listing) {
		if (!readIfItFits(filter, listing)) {
			readIndivisible(filter, readByOffset(filter), listing);
		}
	}

	private void readByUpdatedAt(LinkFilter filter, LinkListing listing) {
		split(SplitBy.UPDATED_AT, filter, listing, (piece) -> readByExpiresAt(piece, listing));
	}

	private void readByExpiresAt(LinkFilter filter, LinkListing listing) {
		LinkFilter expiring = SplitBy.EXPIRES_AT.between(filter, 1, LAST_SECOND);
		if (this.client.count(expiring) == this.client.count(filter)) {
			split(SplitBy.EXPIRES_AT, expiring, listing, (piece) -> readByOwner(piece, listing));
		}
		else {
			// no filter finds the links without expiry
			readByOwner(filter, listing);
		}
	}

	private void split(SplitBy time, LinkFilter filter, LinkListing listing, Consumer<LinkFilter> indivisible) {
		List<ShortLink> first = this.client.list(filter, time.ascending(), 1, 1).objects();
		List<ShortLink> last = this.client.list(filter, time.descending(), 1, 1).objects();
		if (!first.isEmpty() && !last.isEmpty()) {
			split(time, filter, time.of(first.get(0)), time.of(last.get(0)), listing, indivisible);
		}
	}

	private void split(SplitBy time, LinkFilter filter, long from, long to, LinkListing listing,
			Consumer<LinkFilter> indivisible) {
		LinkFilter piece = time.between(filter, from, to);
		if (readIfItFits(piece, listing)) {
			return;
		}
		if (from >= to) {
			indivisible.accept(piece);
			return;
		}
		long middle = from + (to - from) / 2;
		split(time, filter, from, middle, listing, indivisible);
		split(time, filter, middle + 1, to, listing, indivisible);
	}

	private void readByOwner(LinkFilter filter, LinkListing listing) {
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

	private void readIndivisible(LinkFilter filter, Optional<List<ShortLink>> firstPass, LinkListing listing) {
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
	 * @return the links, or empty when the count changed or differs from the distinct
	 * links
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

	private boolean readIfItFits(LinkFilter piece, LinkListing listing) {
		boolean fits = this.client.count(piece) <= this.pageSize;
		if (fits) {
			listing.add(page(piece, 1).objects());
		}
		return fits;
	}

	private LinkPage page(LinkFilter filter, int index) {
		return this.client.list(filter, LinkOrder.CREATED_AT_ASCENDING, this.pageSize, index);
	}

}
