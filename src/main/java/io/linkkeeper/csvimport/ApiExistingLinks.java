package io.linkkeeper.csvimport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * Looks links and owners up through the API. Caches the owners that exist, because a file
 * usually names few owners many times. Not thread-safe.
 */
final class ApiExistingLinks implements ExistingLinks {

	private static final int CACHED_OWNERS = 10_000;

	private final LinkLookup lookup;

	private final Match match;

	/** In the server's spelling, by collation key. */
	private final Map<String, String> knownOwners = new HashMap<>();

	private @Nullable Boolean keepsUniqueIds;

	ApiExistingLinks(LinkLookup lookup, Match match) {
		this.lookup = lookup;
		this.match = match;
	}

	@Override
	public Map<String, List<ShortLink>> linksOf(Collection<String> keys) {
		return switch (this.match) {
			case SYSTEM_NAME -> byKey(this.lookup.bySystemName(keys), ShortLink::systemName);
			case ID -> byKey(this.lookup.byIds(keys), ShortLink::id);
			case UNIQUE_ID -> this.lookup.byUniqueIds(keys);
		};
	}

	private static Map<String, List<ShortLink>> byKey(List<ShortLink> links, Function<ShortLink, String> key) {
		Map<String, List<ShortLink>> byKey = new HashMap<>();
		links.forEach(
				(link) -> byKey.computeIfAbsent(Objects.requireNonNull(key.apply(link)), (value) -> new ArrayList<>(1))
					.add(link));
		return byKey;
	}

	@Override
	public boolean keepsUniqueIds() {
		Boolean known = this.keepsUniqueIds;
		if (known == null) {
			known = this.lookup.keepsUniqueIds();
			this.keepsUniqueIds = known;
		}
		return known;
	}

	@Override
	public Map<String, String> owners(Collection<String> userIds) {
		List<String> unknown = userIds.stream()
			.filter((id) -> !this.knownOwners.containsKey(Collation.key(id)))
			.toList();
		Map<String, String> owners = new HashMap<>(this.lookup.users(unknown));
		userIds.forEach((id) -> Optional.ofNullable(this.knownOwners.get(Collation.key(id)))
			.ifPresent((spelled) -> owners.put(id, spelled)));
		cache(owners.values());
		return owners;
	}

	private void cache(Collection<String> owners) {
		if (this.knownOwners.size() > CACHED_OWNERS) {
			this.knownOwners.clear();
		}
		owners.forEach((owner) -> this.knownOwners.put(Collation.key(owner), owner));
	}

}
