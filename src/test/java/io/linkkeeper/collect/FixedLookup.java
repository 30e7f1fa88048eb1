package io.linkkeeper.collect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;

/**
 * Looks up among given links and users.
 */
public record FixedLookup(List<ShortLink> links, Set<String> users) implements LinkLookup {

	public FixedLookup(List<ShortLink> links) {
		this(links, Set.of());
	}

	@Override
	public List<ShortLink> byIds(Collection<String> ids) {
		return this.links.stream().filter((link) -> ids.contains(link.id())).toList();
	}

	@Override
	public List<ShortLink> bySystemName(Collection<String> systemNames) {
		Set<String> keys = systemNames.stream().map(Collation::key).collect(Collectors.toSet());
		return this.links.stream().filter((link) -> Collation.isAmong(keys, link.systemName())).toList();
	}

	@Override
	public Map<String, List<ShortLink>> byUniqueIds(Collection<String> uniqueIds) {
		return uniqueIds.stream()
			.collect(Collectors.toMap((uniqueId) -> uniqueId,
					(uniqueId) -> this.links.stream()
						.filter((link) -> uniqueId.equalsIgnoreCase(link.uniqueId()))
						.toList()));
	}

	@Override
	public boolean keepsUniqueIds() {
		return this.links.stream().anyMatch((link) -> link.uniqueId() != null);
	}

	@Override
	public Map<String, String> users(Collection<String> ids) {
		return ids.stream().filter(this.users::contains).collect(Collectors.toMap((id) -> id, (id) -> id));
	}

}
