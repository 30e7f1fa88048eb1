package io.linkkeeper.link;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A short link as read from the API. The API omits empty fields, so every field but id, status, createdAt and updatedAt may be absent.
 *
 * @param id the id, as in {@code /tiny/{id}}
 * @param createdAt when the link was added, in whole seconds
 * @param updatedAt when a field last changed, in whole seconds
 * @param userId the owner, or {@code null} for none
 * @param systemName the name that clients look the link up by; not unique
 * @param name the display name
 * @param fullUrl the URL the link leads to
 * @param uniqueId a key that is unique in the account; older servers do not return it
 * @param status enabled, disabled or, in the response to a delete, deleted
 * @param expiresAt when the link stops resolving, or {@code null} when it does not expire; an API value of 0 means 1970
 */
public record ShortLink(String id, Instant createdAt, Instant updatedAt, @Nullable String userId,
		@Nullable String systemName, @Nullable String name, @Nullable String fullUrl, @Nullable String uniqueId,
		LinkStatus status, @Nullable Instant expiresAt) {

	public ShortLink {
		if (id.isEmpty()) {
			throw new IllegalArgumentException("A short link must have an id");
		}
		Objects.requireNonNull(createdAt, "createdAt");
		Objects.requireNonNull(updatedAt, "updatedAt");
		Objects.requireNonNull(status, "status");
	}

	/**
	 * Returns the value of a field as text, in the form of {@link LinkFields}.
	 * @param field the field
	 * @return its value, or {@code null} when the link has none
	 */
	public @Nullable String value(LinkField field) {
		return switch (field) {
			case SYSTEM_NAME -> this.systemName;
			case FULL_URL -> this.fullUrl;
			case NAME -> this.name;
			case STATUS -> Integer.toString(this.status.code());
			case EXPIRES_AT -> (this.expiresAt != null) ? Long.toString(this.expiresAt.getEpochSecond()) : null;
			case USER_ID -> this.userId;
			case UNIQUE_ID -> this.uniqueId;
		};
	}

	/**
	 * Returns all writable fields of this link.
	 * @return a value or {@code null} for each {@link LinkField}
	 */
	public LinkFields fields() {
		LinkFields fields = LinkFields.none();
		for (LinkField field : LinkField.values()) {
			fields = fields.with(field, value(field));
		}
		return fields;
	}

}
