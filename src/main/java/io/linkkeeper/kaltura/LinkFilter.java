package io.linkkeeper.kaltura;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a link listing, all of which must hold. Immutable: each method returns a
 * copy with an additional condition, or with its value replaced. Values that the server
 * would silently ignore or split are rejected with {@link IllegalArgumentException}:
 * empty text, commas and leading blanks in lists, more than {@link FilterValues#MOST}
 * values, and times that it would take as relative to now (server behaviour).
 */
public final class LinkFilter {

	/**
	 * The server stores local time. A second of the hour repeated in autumn is found by
	 * its later offset and returned with the earlier one.
	 */
	private static final long REPEATED_HOUR = 3600;

	private static final LinkFilter ANY = new LinkFilter(Map.of());

	private final Map<String, Condition> conditions;

	private LinkFilter(Map<String, Condition> conditions) {
		this.conditions = Collections.unmodifiableMap(conditions);
	}

	/**
	 * Returns the filter without conditions.
	 * @return a filter that matches every link of the account that is not deleted
	 */
	public static LinkFilter any() {
		return ANY;
	}

	/**
	 * Selects links in one state. The server never lists deleted links.
	 * @param status the state
	 * @return a copy with the condition
	 */
	public LinkFilter statusEqual(LinkStatus status) {
		return with("statusEqual", status.code(), (link) -> link.status() == status);
	}

	/**
	 * Selects links in any of several states.
	 * @param statuses the states, at least one
	 * @return a copy with the condition
	 */
	public LinkFilter statusIn(Collection<LinkStatus> statuses) {
		Set<LinkStatus> wanted = EnumSet.copyOf(statuses);
		String codes = wanted.stream()
			.map((status) -> Integer.toString(status.code()))
			.collect(Collectors.joining(","));
		return with("statusIn", codes, (link) -> wanted.contains(link.status()));
	}

	/**
	 * Selects links of one owner. An unknown or deleted user has none.
	 * @param userId the owner
	 * @return a copy with the condition
	 */
	public LinkFilter userIdEqual(String userId) {
		return withText("userIdEqual", userId, ShortLink::userId);
	}

	/**
	 * Selects links with one systemName.
	 * @param systemName the name
	 * @return a copy with the condition
	 */
	public LinkFilter systemNameEqual(String systemName) {
		return withText("systemNameEqual", systemName, ShortLink::systemName);
	}

	/**
	 * Selects links with any of several systemNames.
	 * @param systemNames the names, without commas
	 * @return a copy with the condition
	 */
	public LinkFilter systemNameIn(Collection<String> systemNames) {
		return withTexts("systemNameIn", systemNames, ShortLink::systemName);
	}

	/**
	 * Selects links with any of several ids.
	 * @param ids the ids
	 * @return a copy with the condition
	 */
	public LinkFilter idIn(Collection<String> ids) {
		return withTexts("idIn", ids, ShortLink::id);
	}

	/**
	 * Selects the link with one uniqueId. Old servers ignore this condition; the client
	 * then rejects their response.
	 * @param uniqueId the key
	 * @return a copy with the condition
	 */
	public LinkFilter uniqueIdEqual(String uniqueId) {
		return withText("uniqueIdEqual", uniqueId, ShortLink::uniqueId);
	}

	/**
	 * Selects links added at or after a time.
	 * @param from the first instant
	 * @return a copy with the condition
	 */
	public LinkFilter createdAtGreaterThanOrEqual(Instant from) {
		return withLowerBound("createdAt", FilterValues.absolute(from), ShortLink::createdAt);
	}

	/**
	 * Selects links added at or before a time.
	 * @param to the last instant
	 * @return a copy with the condition
	 */
	public LinkFilter createdAtLessThanOrEqual(Instant to) {
		return withUpperBound("createdAt", FilterValues.absolute(to), ShortLink::createdAt);
	}

	/**
	 * Selects links last changed at or after a time.
	 * @param from the first instant
	 * @return a copy with the condition
	 */
	public LinkFilter updatedAtGreaterThanOrEqual(Instant from) {
		return withLowerBound("updatedAt", FilterValues.absolute(from), ShortLink::updatedAt);
	}

	/**
	 * Selects links last changed at or before a time.
	 * @param to the last instant
	 * @return a copy with the condition
	 */
	public LinkFilter updatedAtLessThanOrEqual(Instant to) {
		return withUpperBound("updatedAt", FilterValues.absolute(to), ShortLink::updatedAt);
	}

	/**
	 * Selects links that expire at or after a time, excluding those that never expire.
	 * @param from the first instant
	 * @return a copy with the condition
	 */
	public LinkFilter expiresAtGreaterThanOrEqual(Instant from) {
		return withLowerBound("expiresAt", from, ShortLink::expiresAt);
	}

	/**
	 * Selects links that expire at or before a time, excluding those that never expire.
	 * @param to the last instant
	 * @return a copy with the condition
	 */
	public LinkFilter expiresAtLessThanOrEqual(Instant to) {
		return withUpperBound("expiresAt", to, ShortLink::expiresAt);
	}

	/**
	 * Tests whether the filter selects one status.
	 * @return true when statusEqual is set
	 */
	public boolean asksForOneStatus() {
		return this.conditions.containsKey("statusEqual");
	}

	/**
	 * Tests whether a server that applied this filter can have returned the link. Text is
	 * compared as loosely as any collation may do, and a lower time bound tolerates the
	 * repeated hour of autumn, so callers must check their conditions themselves.
	 * @param link a returned link
	 * @return false when the server must have ignored a condition
	 */
	public boolean matches(ShortLink link) {
		return this.conditions.values().stream().allMatch((condition) -> condition.test().test(link));
	}

	/**
	 * Returns the conditions as parameters of the API.
	 */
	Map<String, Object> parameters() {
		Map<String, Object> parameters = new LinkedHashMap<>();
		this.conditions.forEach((name, condition) -> parameters.put(name, condition.value()));
		return parameters;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof LinkFilter filter && parameters().equals(filter.parameters());
	}

	@Override
	public int hashCode() {
		return parameters().hashCode();
	}

	@Override
	public String toString() {
		return "LinkFilter" + parameters();
	}

	private LinkFilter withText(String name, String value, Function<ShortLink, @Nullable String> field) {
		if (value.isEmpty()) {
			throw new IllegalArgumentException(name + " must not be empty: the server would ignore it");
		}
		return with(name, value, isAlike(Set.of(value), field));
	}

	private LinkFilter withTexts(String name, Collection<String> values, Function<ShortLink, @Nullable String> field) {
		Set<String> distinct = FilterValues.checked(name, values);
		return with(name, String.join(",", distinct), isAlike(distinct, field));
	}

	/** Databases differ in what they take as equal, so only a clear difference counts. */
	private static Predicate<ShortLink> isAlike(Set<String> values, Function<ShortLink, @Nullable String> field) {
		Set<String> keys = values.stream().map(Collation::coarseKey).collect(Collectors.toUnmodifiableSet());
		return (link) -> {
			String value = field.apply(link);
			return value != null && keys.contains(Collation.coarseKey(value));
		};
	}

	private LinkFilter withLowerBound(String field, Instant from, Function<ShortLink, @Nullable Instant> time) {
		long asked = (from.getNano() == 0) ? from.getEpochSecond() : from.getEpochSecond() + 1;
		long bound = Math.max(asked, boundOf(field + "GreaterThanOrEqual", asked));
		long earliest = (bound > REPEATED_HOUR) ? bound - REPEATED_HOUR : bound;
		return with(field + "GreaterThanOrEqual", bound, (link) -> {
			Instant value = time.apply(link);
			return value != null && value.getEpochSecond() >= earliest;
		});
	}

	private LinkFilter withUpperBound(String field, Instant to, Function<ShortLink, @Nullable Instant> time) {
		long asked = to.getEpochSecond();
		long bound = Math.min(asked, boundOf(field + "LessThanOrEqual", asked));
		return with(field + "LessThanOrEqual", bound, (link) -> {
			Instant value = time.apply(link);
			return value != null && value.getEpochSecond() <= bound;
		});
	}

	/**
	 * Combines bounds on the same side: the tighter one remains.
	 */
	private long boundOf(String name, long otherwise) {
		Condition condition = this.conditions.get(name);
		return (condition != null) ? (long) condition.value() : otherwise;
	}

	private LinkFilter with(String name, Object value, Predicate<ShortLink> test) {
		Map<String, Condition> more = new LinkedHashMap<>(this.conditions);
		more.put(name, new Condition(value, test));
		return new LinkFilter(more);
	}

	private record Condition(Object value, Predicate<ShortLink> test) {
	}

}
