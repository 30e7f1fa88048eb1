package io.linkkeeper.definition.section;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * Selects the links that a job never changes: those that match an entry of any list. Text
 * is compared like in the server's database, ignoring case, accents and trailing spaces,
 * so that a name protects every link that the server finds by it. Immutable.
 *
 * @param systemName patterns, {@code *} for any text and {@code ?} for one character. A
 * link without a systemName is matched by {@code *} only
 * @param userId owners
 * @param id link ids
 */
@JsonClassDescription("Links that the job never changes, whatever else matches. Upper and lower case, accents and trailing"
		+ " spaces make no difference here. A link is protected when one key matches.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Protection(
		@JsonProperty(defaultValue = "[]") @JsonPropertyDescription("Patterns for the systemName; * matches any"
				+ " text, ? for one character.") List<@Size(min = 1) String> systemName,
		@JsonProperty(defaultValue = "[]") @JsonPropertyDescription("Owners.") List<@Size(min = 1) String> userId,
		@JsonProperty(defaultValue = "[]") @JsonPropertyDescription("Link ids.") List<@Size(min = 1) String> id) {

	/** The preview links that the Kaltura console shares between users. */
	public static final List<String> BUILT_IN = List.of("KMC-PREVIEW");

	/** Protects no link. */
	public static final Protection NONE = new Protection(List.of(), List.of(), List.of());

	public Protection {
		systemName = List.copyOf(systemName);
		userId = List.copyOf(userId);
		id = List.copyOf(id);
		systemName.forEach(Glob::new);
	}

	Protection withBuiltIn() {
		return new Protection(Stream.concat(this.systemName.stream(), BUILT_IN.stream()).distinct().toList(),
				this.userId, this.id);
	}

	/**
	 * Whether some links are protected by a pattern for their systemName.
	 * @return false when all names are spelled out
	 */
	public boolean hasPatterns() {
		return this.systemName.stream().map(Glob::new).anyMatch(Glob::isPattern);
	}

	/**
	 * Returns the protection of this one and another.
	 * @param other another protection
	 * @return a protection of all links that one of the two protects
	 */
	public Protection and(Protection other) {
		return new Protection(union(this.systemName, other.systemName), union(this.userId, other.userId),
				union(this.id, other.id));
	}

	private static List<String> union(List<String> one, List<String> other) {
		return Stream.concat(one.stream(), other.stream()).distinct().toList();
	}

	/**
	 * Returns this protection with one entry in each part.
	 * @return a protection for each entry, in the order of the lists
	 */
	public List<Protection> entries() {
		Stream<Protection> names = this.systemName.stream()
			.map((entry) -> new Protection(List.of(entry), List.of(), List.of()));
		Stream<Protection> owners = this.userId.stream()
			.map((entry) -> new Protection(List.of(), List.of(entry), List.of()));
		Stream<Protection> ids = this.id.stream().map((entry) -> new Protection(List.of(), List.of(), List.of(entry)));
		return Stream.of(names, owners, ids).flatMap(Function.identity()).toList();
	}

	/**
	 * Whether a link is protected.
	 * @param link the link
	 * @return true when the link must not be changed
	 */
	public boolean protects(ShortLink link) {
		return entryFor(link).isPresent();
	}

	/**
	 * Finds the entry that protects a link.
	 * @param link the link
	 * @return the entry with its key, such as {@code select.protect.systemName VIP-*}, or
	 * empty when the link is not protected
	 */
	public Optional<String> entryFor(ShortLink link) {
		return entryForName(link.systemName()).or(() -> listed("userId", this.userId, link.userId()))
			.or(() -> listed("id", this.id, link.id()));
	}

	/**
	 * Finds the entry that forbids a change.
	 * @param change the change
	 * @return the entry that protects the change's link, or the systemName that the
	 * change gives it, or empty when the change is allowed
	 */
	public Optional<String> entryFor(LinkChange change) {
		Optional<String> entry = Optional.ofNullable(change.before()).flatMap(this::entryFor);
		return entry.or(() -> Optional.ofNullable(change.after().values().get(LinkField.SYSTEM_NAME))
			.flatMap(this::entryForName));
	}

	/**
	 * Finds the entry that protects a systemName, which a job may neither add nor give to
	 * a link.
	 * @param name the systemName, or {@code null} for a link without one
	 * @return the entry with its key, or empty when the name is not protected
	 */
	public Optional<String> entryForName(@Nullable String name) {
		return this.systemName.stream()
			.filter((pattern) -> matches(pattern, name))
			.findFirst()
			.map(named("systemName"));
	}

	private static boolean matches(String pattern, @Nullable String name) {
		Glob glob = new Glob(Collation.key(pattern));
		return (name != null) ? glob.matches(Collation.key(name)) : glob.matchesEverything();
	}

	private static Optional<String> listed(String key, List<String> listed, @Nullable String value) {
		return (value == null) ? Optional.empty()
				: listed.stream()
					.filter((entry) -> Collation.key(entry).equals(Collation.key(value)))
					.findFirst()
					.map(named(key));
	}

	private static UnaryOperator<String> named(String key) {
		return (entry) -> "select.protect." + key + " " + entry;
	}

	/**
	 * Names all entries with their keys.
	 */
	@Override
	public String toString() {
		return Stream
			.of(this.systemName.stream().map(named("systemName")), this.userId.stream().map(named("userId")),
					this.id.stream().map(named("id")))
			.flatMap(Function.identity())
			.collect(Collectors.joining(", "));
	}

}
