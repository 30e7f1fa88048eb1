package io.linkkeeper.csvimport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

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
final class ApiExistingLinks implements ExistingLinks {

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
	ApiExistingLinks(LinkLookup lookup, Match match, BooleanSupplier sessionHasUser,
			Function<List<ShortLink>, Map<String, Instant>> starts) {
		this.lookup = lookup;
		this.sessionHasUser = sessionHasUser;
		this.match = match;
		this.starts = starts;
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
