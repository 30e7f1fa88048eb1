package io.linkkeeper.sandbox.link;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.request.LeadingNumber;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.session.Call;
import io.linkkeeper.sandbox.store.Collation;
import io.linkkeeper.sandbox.store.LinkOrder;
import io.linkkeeper.sandbox.store.LinkQuery;
import org.jspecify.annotations.Nullable;

/** Reads the {@code filter} parameter of list as the server does. */
final class LinkFilter {

	/** The most values of an In filter; the server drops others silently. */
	private static final int MAX_VALUES = 500;

	private final Parameters filter;

	private final Dialect dialect;

	LinkFilter(Parameters filter, Dialect dialect) {
		this.filter = filter;
		this.dialect = dialect;
	}

	/** The filter that was sent, without the fields that a fault hides. */
	static Parameters sent(Call call, Faults faults) {
		Parameters kept = new Parameters();
		Parameters sent = call.parameters().group("filter");
		if (sent != null) {
			sent.names()
				.stream()
				.filter((name) -> sent.text(name) != null && !faults.ignoresFilter(name))
				.forEach((name) -> kept.put(name, sent.text(name)));
		}
		return kept;
	}

	/**
	 * The query of a filter.
	 * @param call the call, for its time
	 * @param onlyOwner the only owner whose links are visible, or {@code null} for all
	 * @param partnerId the account
	 * @return the query
	 * @throws ApiException INVALID_ENUM_VALUE when statusEqual is no status
	 */
	LinkQuery query(Call call, @Nullable String onlyOwner, int partnerId) {
		FilterTimes times = new FilterTimes(this.filter, call.now(), this.dialect);
		Set<String> ids = isOfAccount(partnerId) ? both("id") : Set.of();
		String uniqueId = this.dialect.has(Dialect.Difference.UNIQUE_ID) ? nonEmpty("uniqueIdEqual") : null;
		LinkQuery.Keys keys = new LinkQuery.Keys(ids, both("systemName"), owners(onlyOwner), uniqueId);
		return new LinkQuery(keys, statuses(), times.all(), LinkOrder.parse(this.filter.text("orderBy")));
	}

	/** The intersection of the filters …Equal and …In. */
	private @Nullable Set<String> both(String name) {
		String equal = nonEmpty(name + "Equal");
		Set<String> in = in(name + "In");
		return (equal != null) ? intersection(Set.of(equal), in) : in;
	}

	private @Nullable Set<String> owners(@Nullable String onlyOwner) {
		String equal = this.filter.text("userIdEqual");
		Set<String> wanted = (equal != null) ? intersection(Set.of(equal), in("userIdIn")) : in("userIdIn");
		return (onlyOwner != null) ? intersection(Set.of(onlyOwner), wanted) : wanted;
	}

	private Set<SandboxLink.Status> statuses() {
		Set<SandboxLink.Status> statuses = EnumSet.allOf(SandboxLink.Status.class);
		String equal = this.filter.text("statusEqual");
		if (equal != null) {
			statuses.retainAll(Set.of(status(equal)));
		}
		Set<String> in = in("statusIn");
		if (in != null) {
			statuses.removeIf((status) -> in.stream().noneMatch((text) -> LeadingNumber.of(text) == status.code()));
		}
		boolean asked = equal != null || in != null;
		if (!asked || !this.dialect.has(Dialect.Difference.DELETED_LINKS_CAN_BE_LISTED)) {
			statuses.remove(SandboxLink.Status.DELETED);
		}
		return statuses;
	}

	private static SandboxLink.Status status(String text) {
		SandboxLink.Status status = SandboxLink.Status.ofCode(LeadingNumber.ofEnum(text));
		if (status == null) {
			throw ApiException.invalidEnumValue(text, "statusEqual", "KalturaShortLinkStatus");
		}
		return status;
	}

	private boolean isOfAccount(int partnerId) {
		String equal = this.filter.text("partnerIdEqual");
		Set<String> in = in("partnerIdIn");
		return (equal == null || LeadingNumber.of(equal) == partnerId)
				&& (in == null || in.stream().anyMatch((text) -> LeadingNumber.of(text) == partnerId));
	}

	private @Nullable String nonEmpty(String name) {
		String text = this.filter.text(name);
		return (text != null && !text.isEmpty()) ? text : null;
	}

	private @Nullable Set<String> in(String name) {
		String text = nonEmpty(name);
		return (text != null) ? Stream.of(text.split(",", MAX_VALUES + 1))
			.limit(MAX_VALUES)
			.collect(Collectors.toCollection(LinkedHashSet::new)) : null;
	}

	private Set<String> intersection(Set<String> one, @Nullable Set<String> other) {
		if (other == null) {
			return one;
		}
		Collation collation = Collation.of(this.dialect);
		Set<String> normal = other.stream().map(collation::normal).collect(Collectors.toSet());
		return one.stream().filter((text) -> normal.contains(collation.normal(text))).collect(Collectors.toSet());
	}

}
