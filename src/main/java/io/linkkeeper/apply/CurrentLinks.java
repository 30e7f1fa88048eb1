package io.linkkeeper.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * The current state of everything that some changes rely on: their links, links that
 * match their adds, and their preconditions.
 */
final class CurrentLinks {

	private final Map<String, ShortLink> links;

	private final Map<String, List<ShortLink>> bySystemName;

	private final Map<String, List<ShortLink>> byUniqueId;

	private final Set<String> users;

	private CurrentLinks(Map<String, ShortLink> links, Map<String, List<ShortLink>> bySystemName,
			Map<String, List<ShortLink>> byUniqueId, Set<String> users) {
		this.links = links;
		this.bySystemName = bySystemName;
		this.byUniqueId = byUniqueId;
		this.users = users;
	}

	/**
	 * Reads everything that changes rely on before they are sent.
	 */
	static CurrentLinks beforeSending(LinkLookup lookup, List<LedgerRow> rows) {
		List<Precondition> preconditions = rows.stream()
			.flatMap((row) -> row.change().preconditions().stream())
			.toList();
		return of(lookup, rows, preconditions);
	}

	/**
	 * Reads the links that changes with unknown outcome may have changed or created.
	 */
	static CurrentLinks forReadBack(LinkLookup lookup, List<LedgerRow> rows) {
		return of(lookup, rows, List.of());
	}

	private static CurrentLinks of(LinkLookup lookup, List<LedgerRow> rows, List<Precondition> preconditions) {
		Stream<String> ids = Stream.concat(rows.stream().map(LedgerRow::linkId).filter(Objects::nonNull),
				preconditions.stream()
					.filter(Precondition.Link.class::isInstance)
					.map((link) -> ((Precondition.Link) link).link().id()));
		Map<String, ShortLink> links = new HashMap<>();
		lookup.byIds(ids.collect(Collectors.toSet())).forEach((link) -> links.put(link.id(), link));
		return new CurrentLinks(links, bySystemName(lookup, matches(rows, LinkField.SYSTEM_NAME)),
				byUniqueId(lookup, matches(rows, LinkField.UNIQUE_ID)), users(lookup, preconditions));
	}

	private static Set<String> matches(List<LedgerRow> rows, LinkField field) {
		return rows.stream()
			.filter((row) -> row.change().matchField() == field)
			.map(CurrentLinks::matchValue)
			.collect(Collectors.toSet());
	}

	private static Map<String, List<ShortLink>> bySystemName(LinkLookup lookup, Set<String> names) {
		Map<String, List<ShortLink>> found = new HashMap<>();
		for (ShortLink link : names.isEmpty() ? List.<ShortLink>of() : lookup.bySystemName(names)) {
			found.computeIfAbsent(Collation.key(String.valueOf(link.systemName())), (name) -> new ArrayList<>())
				.add(link);
		}
		return found;
	}

	private static Map<String, List<ShortLink>> byUniqueId(LinkLookup lookup, Set<String> uniqueIds) {
		return uniqueIds.isEmpty() ? Map.of() : lookup.byUniqueIds(uniqueIds);
	}

	private static Set<String> users(LinkLookup lookup, Collection<Precondition> preconditions) {
		Set<String> ids = preconditions.stream()
			.filter(Precondition.User.class::isInstance)
			.map((user) -> ((Precondition.User) user).id())
			.collect(Collectors.toSet());
		return ids.isEmpty() ? Set.of() : lookup.users(ids).keySet();
	}

	private static String matchValue(LedgerRow row) {
		LinkField field = Objects.requireNonNull(row.change().matchField());
		return Objects.requireNonNull(row.change().after().values().get(field));
	}

	/**
	 * Returns the current link of a change.
	 * @param row a row that has a link
	 * @return the link, or {@code null} when it does not exist
	 */
	@Nullable ShortLink link(LedgerRow row) {
		return this.links.get(row.requireLinkId());
	}

	/**
	 * Returns the links that match an add.
	 * @param row an add
	 * @return the links
	 */
	List<ShortLink> matching(LedgerRow row) {
		if (row.change().action() != LinkAction.ADD) {
			throw new IllegalArgumentException("Only an add has matching links");
		}
		return (row.change().matchField() == LinkField.UNIQUE_ID)
				? this.byUniqueId.getOrDefault(matchValue(row), List.of())
				: this.bySystemName.getOrDefault(Collation.key(matchValue(row)), List.of());
	}

	/**
	 * Whether a precondition is met.
	 */
	boolean isMet(Precondition precondition) {
		if (precondition instanceof Precondition.Link link) {
			return link.link().equals(this.links.get(link.link().id()));
		}
		return this.users.contains(((Precondition.User) precondition).id());
	}

}
