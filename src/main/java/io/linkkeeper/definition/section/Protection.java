package io.linkkeeper.definition.section;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Size;
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
	static final Protection NONE = new Protection(List.of(), List.of(), List.of());

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
	 * Whether a link is protected.
	 * @param link the link
	 * @return true when the link must not be changed
	 */
	public boolean protects(ShortLink link) {
		return protectsName(link.systemName()) || isListed(this.userId, link.userId()) || isListed(this.id, link.id());
	}

	private boolean protectsName(@Nullable String name) {
		return this.systemName.stream()
			.map((pattern) -> new Glob(Collation.key(pattern)))
			.anyMatch((glob) -> (name != null) ? glob.matches(Collation.key(name)) : glob.matchesEverything());
	}

	private static boolean isListed(List<String> listed, @Nullable String value) {
		return value != null && listed.stream().map(Collation::key).anyMatch(Collation.key(value)::equals);
	}

}
