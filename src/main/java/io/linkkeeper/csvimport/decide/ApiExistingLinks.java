package io.linkkeeper.csvimport.decide;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks links and owners up through the API. Caches the owners that exist, because a file
 * usually names few owners many times. Not thread-safe.
 */
public final class ApiExistingLinks implements ExistingLinks {

	private static final Logger logger = LoggerFactory.getLogger(ApiExistingLinks.class);

	private static final int CACHED_OWNERS = 10_000;

	private final LinkLookup lookup;

	private final Match match;

	/** In the server's spelling, by collation key. */
	private final Map<String, String> knownOwners = new HashMap<>();

	private @Nullable Boolean keepsUniqueIds;

	private final BooleanSupplier sessionHasUser;

	private final Function<List<ShortLink>, Map<String, Instant>> starts;

	private @Nullable Boolean givesOwner;

	/**
	 * Creates look-ups.
	 * @param lookup the account
	 * @param match what identifies the links
	 * @param sessionHasUser asks whether the session has a user
	 * @param starts tells when links that are held back are to be enabled, by id
	 */
	public ApiExistingLinks(LinkLookup lookup, Match match, BooleanSupplier sessionHasUser,
			Function<List<ShortLink>, Map<String, Instant>> starts) {
		this.lookup = lookup;
		this.sessionHasUser = sessionHasUser;
		this.match = match;
		this.starts = starts;
	}

	@Override
	public Map<String, List<ShortLink>> linksOf(Collection<String> keys) {
		return switch (this.match) {
			case SYSTEM_NAME -> byName(keys, this.lookup.bySystemName(keys));
			case ID -> this.lookup.byIds(keys)
				.stream()
				.collect(Collectors.toMap(ShortLink::id, List::of, (first, same) -> first));
			case UNIQUE_ID -> this.lookup.byUniqueIds(keys);
		};
	}

	@Override
	public Optional<String> targetOf(String id) {
		return this.lookup.byIds(List.of(id)).stream().findFirst().map(ShortLink::fullUrl);
	}

	private static Map<String, List<ShortLink>> byName(Collection<String> names, List<ShortLink> links) {
		Map<String, List<ShortLink>> byCollation = links.stream()
			.collect(Collectors.groupingBy((link) -> Collation.key(String.valueOf(link.systemName()))));
		return names.stream()
			.collect(Collectors.toMap((name) -> name,
					(name) -> byCollation.getOrDefault(Collation.key(name), List.of())));
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
	public boolean givesOwner() {
		Boolean known = this.givesOwner;
		if (known == null) {
			known = this.sessionHasUser.getAsBoolean();
			this.givesOwner = known;
			if (!known) {
				logger
					.warn("Links are added without an owner, as their rows have no userId and the session has no user:"
							+ " set KALTURA_USER_ID, or fill the column userId");
			}
		}
		return known;
	}

	@Override
	public Map<String, Instant> startsOf(List<ShortLink> links) {
		return this.starts.apply(links);
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
