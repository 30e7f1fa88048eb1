package io.linkkeeper.sandbox.store;

import java.util.Arrays;
import java.util.Set;
import java.util.function.ToLongFunction;

import io.linkkeeper.sandbox.SandboxLink;
import org.jspecify.annotations.Nullable;

/** Matches links against a query by their {@link LinkColumns}, without reading rows. */
final class LinkMatcher {

	private final LinkColumns columns;

	private final LinkQuery query;

	private final long @Nullable [] ids;

	private final long @Nullable [] systemNames;

	private final long @Nullable [] owners;

	private final long uniqueId;

	private final boolean[] statuses = new boolean[SandboxLink.Status.values().length + 1];

	LinkMatcher(LinkColumns columns, LinkQuery query) {
		this.columns = columns;
		this.query = query;
		this.ids = sorted(query.keys().ids(), columns::fingerprint);
		this.systemNames = sorted(query.keys().systemNames(), columns::fingerprint);
		this.owners = sorted(query.keys().userIds(), columns::ownerNumber);
		this.uniqueId = columns.fingerprint(query.keys().uniqueId());
		query.statuses().forEach((status) -> this.statuses[status.code()] = true);
	}

	boolean matches(int number) {
		return this.statuses[this.columns.status[number]]
				&& this.query.times().createdAt().contain(this.columns.createdAt[number])
				&& this.query.times().updatedAt().contain(this.columns.updatedAt[number])
				&& expiryMatches(this.columns.expiresAt[number]) && contains(this.owners, this.columns.owner[number])
				&& contains(this.systemNames, this.columns.systemName[number])
				&& contains(this.ids, this.columns.id[number])
				&& (this.query.keys().uniqueId() == null || this.uniqueId == this.columns.uniqueId[number]);
	}

	private boolean expiryMatches(long expiresAt) {
		return this.query.times().expiresAt().isOpen()
				|| (expiresAt != LinkColumns.NEVER && this.query.times().expiresAt().contain(expiresAt));
	}

	private static boolean contains(long @Nullable [] wanted, long value) {
		return wanted == null || Arrays.binarySearch(wanted, value) >= 0;
	}

	private static long @Nullable [] sorted(@Nullable Set<String> texts, ToLongFunction<String> number) {
		return (texts != null) ? texts.stream().mapToLong(number).sorted().toArray() : null;
	}

}
