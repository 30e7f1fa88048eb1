package io.linkkeeper.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the numbers of links in memory, so that a list never searches the disk. Made anew
 * from {@link LinkRows} at each start. Not thread-safe.
 */
final class LinkIndex {

	private static final List<LinkOrder> OLDEST_FIRST = List.of(new LinkOrder(LinkOrder.Field.CREATED_AT, true));

	private static final List<LinkOrder> NEWEST_FIRST = List.of(new LinkOrder(LinkOrder.Field.CREATED_AT, false));

	private final LinkColumns columns;

	private final CreationOrder order = new CreationOrder();

	private final FingerprintMap numberById = new FingerprintMap();

	private final FingerprintMap numberByUniqueId = new FingerprintMap();

	private int next;

	private int count;

	LinkIndex(Collation collation) {
		this.columns = new LinkColumns(collation);
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

	/** Whether a link that is not deleted has that uniqueId. */
	boolean isTaken(String uniqueId) {
		int number = this.numberByUniqueId.get(this.columns.fingerprint(uniqueId));
		return number >= 0 && this.columns.status[number] != LinkColumns.ABSENT
				&& this.columns.status[number] != SandboxLink.Status.DELETED.code()
				&& this.columns.uniqueId[number] == this.columns.fingerprint(uniqueId);
	}

	void add(int number, SandboxLink link) {
		this.columns.set(number, link);
		this.order.add(number, this.columns.createdAt[number]);
		this.numberById.put(this.columns.id[number], number);
		noteUniqueId(number);
		this.next = Math.max(this.next, number + 1);
		this.count++;
	}

	void replace(int number, SandboxLink link) {
		long createdBefore = this.columns.createdAt[number];
		this.columns.set(number, link);
		if (createdBefore != this.columns.createdAt[number]) {
			this.order.remove(number, createdBefore);
			this.order.add(number, this.columns.createdAt[number]);
		}
		noteUniqueId(number);
	}

	void remove(int number) {
		this.order.remove(number, this.columns.createdAt[number]);
		this.numberById.put(this.columns.id[number], -1);
		this.columns.clear(number);
		this.count--;
	}

	/** The numbers of all links that match, in the order asked for. */
	int[] find(LinkQuery query) {
		LinkMatcher matcher = new LinkMatcher(this.columns, query);
		int[] found = candidates(query).filter(matcher::matches).toArray();
		List<LinkOrder> sorting = query.order();
		if (sorting.isEmpty() || sorting.equals(OLDEST_FIRST)) {
			return found;
		}
		if (sorting.equals(NEWEST_FIRST)) {
			return reversed(found);
		}
		return IntStream.of(found).boxed().sorted(comparator(sorting)).mapToInt(Integer::intValue).toArray();
	}

	/** The links that may match, by createdAt. */
	private IntStream candidates(LinkQuery query) {
		if (query.ids() != null) {
			return query.ids()
				.stream()
				.map(this::number)
				.filter((number) -> number >= 0)
				.distinct()
				.sorted(Comparator.comparingLong((Integer number) -> this.columns.createdAt[number])
					.thenComparing(Comparator.naturalOrder()))
				.mapToInt(Integer::intValue);
		}
		return IntStream
			.range(this.order.firstFrom(query.createdAt().min()), this.order.firstBeyond(query.createdAt().max()))
			.map(this.order::numberAt);
	}

	/** What is found is in the order of creation; sorting 50,000 numbers costs more. */
	private static int[] reversed(int[] found) {
		int[] reversed = new int[found.length];
		for (int i = 0; i < found.length; i++) {
			reversed[found.length - 1 - i] = found[i];
		}
		return reversed;
	}

	private Comparator<Integer> comparator(List<LinkOrder> sorting) {
		return sorting.stream().map(this::comparator).reduce(Comparator::thenComparing).orElseThrow();
	}

	private Comparator<Integer> comparator(LinkOrder item) {
		long[] keys = switch (item.field()) {
			case CREATED_AT -> this.columns.createdAt;
			case UPDATED_AT -> this.columns.updatedAt;
			case EXPIRES_AT -> this.columns.expiresAt;
		};
		Comparator<Integer> ascending = Comparator.comparingLong((number) -> keys[number]);
		return item.ascending() ? ascending : ascending.reversed();
	}

	private void noteUniqueId(int number) {
		if (this.columns.uniqueId[number] != LinkColumns.NO_TEXT) {
			this.numberByUniqueId.put(this.columns.uniqueId[number], number);
		}
	}

}
