package io.linkkeeper.definition.section;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Selects the links of a job: those that match an entry of every list that is not empty.
 * Text is compared exactly. Immutable.
 *
 * @param systemName patterns, {@code *} for any text and {@code ?} for one character;
 * empty means {@code *}. A link without a systemName is matched by {@code *} only
 * @param userId owners; empty for any owner or none
 * @param id link ids; empty for any
 * @param protect the links that the job never changes
 * @param protectDefaults whether the constructor adds the built-in list to
 * {@code protect}; false in every instance, so that later releases read a stored
 * selection alike
 */
@JsonClassDescription("Which links the job looks at; all of the account's when absent. A link must match each key given,"
		+ " and one value of its list.")
public record Selection(
		@JsonProperty(defaultValue = "[]") @JsonPropertyDescription("Patterns for the systemName, case-sensitive; *"
				+ " matches any text, ? for one character. A link without a systemName is matched by *"
				+ " only.") @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(
						min = 1) List<@Size(min = 1) String> systemName,
		@JsonProperty(
				defaultValue = "[]") @JsonPropertyDescription("Owners, spelled exactly.") @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(
						min = 1) List<@Size(min = 1) String> userId,
		@JsonProperty(
				defaultValue = "[]") @JsonPropertyDescription("Link ids, spelled exactly.") @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(
						min = 1) List<@Size(min = 1) String> id,
		@JsonProperty(defaultValue = "{}") Protection protect,
		@JsonProperty(defaultValue = "true") @JsonPropertyDescription("false takes the built-in KMC-PREVIEW off the"
				+ " protect list.") boolean protectDefaults) {

	/** Every link of the account. */
	public static final Selection ALL = new Selection(List.of("*"), List.of(), List.of(), Protection.NONE, false);

	public Selection {
		systemName = systemName.isEmpty() ? List.of("*") : List.copyOf(systemName);
		userId = List.copyOf(userId);
		id = List.copyOf(id);
		systemName.forEach(Glob::new);
		protect = protectDefaults ? protect.withBuiltIn() : protect;
		protectDefaults = false;
	}

	/**
	 * Whether every link of the account is selected.
	 * @return true when no list restricts the selection
	 */
	@JsonIgnore
	public boolean isEverything() {
		return this.userId.isEmpty() && this.id.isEmpty()
				&& this.systemName.stream().map(Glob::new).anyMatch(Glob::matchesEverything);
	}

	/**
	 * Returns this selection with more protected links.
	 * @param more the links to protect besides
	 * @return a selection that differs only in its protection
	 */
	public Selection protecting(Protection more) {
		return new Selection(this.systemName, this.userId, this.id, this.protect.and(more), false);
	}

	/**
	 * Whether a link is selected, regardless of protection.
	 * @param link the link
	 * @return true when the link matches every list
	 */
	public boolean matches(ShortLink link) {
		return matchesName(link.systemName()) && isListed(this.userId, link.userId()) && isListed(this.id, link.id());
	}

	private boolean matchesName(@Nullable String name) {
		return this.systemName.stream()
			.map(Glob::new)
			.anyMatch((glob) -> (name != null) ? glob.matches(name) : glob.matchesEverything());
	}

	private static boolean isListed(List<String> wanted, @Nullable String value) {
		return wanted.isEmpty() || (value != null && wanted.contains(value));
	}

}
