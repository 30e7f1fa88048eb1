package io.linkkeeper.definition.section;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Which links a job looks at: those that match every list that is not empty, by one of
 * its entries. Text is compared exactly. Immutable.
 *
 * @param systemName patterns, {@code *} for any text and {@code ?} for one character;
 * empty stands for {@code *}. A link without a systemName is matched by {@code *} only
 * @param userId owners; empty for any owner or none
 * @param id link ids; empty for any
 * @param protect which of them the job never changes
 * @param protectDefaults whether the built-in protect list is still to be added to
 * {@code protect}; always false afterwards, so that a stored selection means the same to
 * a later release
 */
@JsonClassDescription("Which links the job looks at; all of the account's when absent. A link must match each key given,"
		+ " and one value of its list.")
public record Selection(
		@JsonProperty(defaultValue = "[]") @JsonPropertyDescription("Patterns for the systemName, case-sensitive; *"
				+ " stands for any text, ? for one character. A link without a systemName is matched by *"
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
	 * Whether the job looks at a link. Says nothing of protection.
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
