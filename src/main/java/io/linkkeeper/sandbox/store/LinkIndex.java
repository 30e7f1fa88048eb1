package io.linkkeeper.sandbox.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;

import io.linkkeeper.sandbox.SandboxLink;
import org.jspecify.annotations.Nullable;

/**
 * The index of links in memory, built from {@link LinkRows} at each start. Not
 * thread-safe.
 */
final class LinkIndex {

	/** The share of named links from which a full scan is as fast. */
	private static final int FEW = 8;

	private final LinkColumns columns;

	private final LinkSorting sorting;

	private final CreationOrder order = new CreationOrder();

	private final FingerprintMap numberById = new FingerprintMap();

	private final FingerprintMap numberByUniqueId = new FingerprintMap();

	private final SystemNameIndex sameName;

	private int next;

	private int count;

	LinkIndex(Collation collation) {
		this.columns = new LinkColumns(collation);
		this.sameName = new SystemNameIndex(this.columns);
		this.sorting = new LinkSorting(this.columns);
	}

	/** The number for the next link to be added. */
	int next() {
		return this.next;
	}

	/** How many links there are, deleted ones included. */
	int count() {
		return this.count;
	}

	/** The number of the link with that id, or -1. */
	int number(String id) {
		return this.numberById.get(this.columns.fingerprint(id));
	}

	/** Whether a link that is not deleted, and was added by then, has that uniqueId. */
	boolean isTaken(String uniqueId, Instant then) {
		int number = this.numberByUniqueId.get(this.columns.fingerprint(uniqueId));
		return number >= 0 && this.columns.status[number] != LinkColumns.ABSENT
				&& this.columns.status[number] != SandboxLink.Status.DELETED.code()
				&& this.columns.uniqueId[number] == this.columns.fingerprint(uniqueId)
				&& this.columns.createdAt[number] <= then.getEpochSecond();
	}

	void add(int number, SandboxLink link) {
		this.columns.set(number, link);
		this.order.add(number, this.columns.createdAt[number]);
		this.numberById.put(this.columns.id[number], number);
		this.sameName.add(number);
		noteUniqueId(number);
		this.next = Math.max(this.next, number + 1);
		this.count++;
	}

	void replace(int number, SandboxLink link) {
		long createdBefore = this.columns.createdAt[number];
		long nameBefore = this.columns.systemName[number];
		this.columns.set(number, link);
		if (createdBefore != this.columns.createdAt[number]) {
			this.order.remove(number, createdBefore);
			this.order.add(number, this.columns.createdAt[number]);
		}
		if (nameBefore != this.columns.systemName[number]) {
			this.sameName.remove(number, nameBefore);
			this.sameName.add(number);
		}
		noteUniqueId(number);
	}

	void remove(int number) {
		this.order.remove(number, this.columns.createdAt[number]);
		this.sameName.remove(number, this.columns.systemName[number]);
		this.numberById.put(this.columns.id[number], -1);
		this.columns.clear(number);
		this.count--;
	}

	/** The numbers of all links that match, in the order asked for. */
	int[] find(LinkQuery query) {
		int[] found = matching(query);
		return this.sorting.sort(found, query.order());
	}

	/** The numbers that match, by createdAt and then by number. */
	private int[] matching(LinkQuery query) {
		LinkMatcher matcher = new LinkMatcher(this.columns, query);
		Set<String> ids = query.keys().ids();
		if (ids != null) {
			return inOrder(withIds(ids), matcher);
		}
		int from = this.order.firstFrom(query.times().createdAt().min());
		int beyond = this.order.firstBeyond(query.times().createdAt().max());
		int[] named = withNames(query.keys().systemNames());
		if (named != null && named.length < (beyond - from) / FEW) {
			return inOrder(IntStream.of(named), matcher);
		}
		int[] found = new int[Math.max(0, beyond - from)];
		int count = 0;
		for (int place = from; place < beyond; place++) {
			int number = this.order.numberAt(place);
			if (matcher.matches(number)) {
				found[count] = number;
				count++;
			}
		}
		return Arrays.copyOf(found, count);
	}

	private IntStream withIds(Set<String> ids) {
		return ids.stream().mapToInt(this::number).filter((number) -> number >= 0).distinct();
	}

	private int @Nullable [] withNames(@Nullable Set<String> names) {
		return (names != null) ? names.stream()
			.map(this.columns::fingerprint)
			.distinct()
			.flatMapToInt(this.sameName::numbers)
			.toArray() : null;
	}

	private int[] inOrder(IntStream numbers, LinkMatcher matcher) {
		return numbers.filter(matcher::matches)
			.boxed()
			.sorted(Comparator.comparingLong((Integer number) -> this.columns.createdAt[number])
				.thenComparing(Comparator.naturalOrder()))
			.mapToInt(Integer::intValue)
			.toArray();
	}

	private void noteUniqueId(int number) {
		if (this.columns.uniqueId[number] != LinkColumns.NO_TEXT) {
			this.numberByUniqueId.put(this.columns.uniqueId[number], number);
		}
	}

}
