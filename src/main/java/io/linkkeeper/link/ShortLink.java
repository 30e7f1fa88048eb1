package io.linkkeeper.link;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A short link as read from the API. The API omits empty fields, so every field but id,
 * status, createdAt and updatedAt may be absent.
 *
 * @param id the id, as in {@code /tiny/{id}}
 * @param createdAt when the link was added, in whole seconds
 * @param updatedAt when a field last changed, in whole seconds
 * @param text the text fields
 * @param status enabled, disabled or, in the response to a delete, deleted
 * @param expiresAt when the link stops resolving, or {@code null} when it does not
 * expire; an API value of 0 means 1970
 */
public record ShortLink(String id, Instant createdAt, Instant updatedAt, TextFields text, LinkStatus status,
		@Nullable Instant expiresAt) {

	public ShortLink {
		if (id.isEmpty()) {
			throw new IllegalArgumentException("A short link must have an id");
		}
		Objects.requireNonNull(createdAt, "createdAt");
		Objects.requireNonNull(updatedAt, "updatedAt");
		Objects.requireNonNull(status, "status");
	}

	/**
	 * Returns the owner.
	 * @return the user id, or {@code null} for none
	 */
	public @Nullable String userId() {
		return this.text.userId();
	}

	/**
	 * Returns the name that clients look the link up by.
	 * @return the name, which is not unique, or {@code null}
	 */
	public @Nullable String systemName() {
		return this.text.systemName();
	}

	/**
	 * Returns the display name.
	 * @return the name, or {@code null}
	 */
	public @Nullable String name() {
		return this.text.name();
	}

	/**
	 * Returns the URL the link leads to.
	 * @return the URL, or {@code null}
	 */
	public @Nullable String fullUrl() {
		return this.text.fullUrl();
	}

	/**
	 * Returns the key that is unique in the account.
	 * @return the key, or {@code null}; older servers do not return it
	 */
	public @Nullable String uniqueId() {
		return this.text.uniqueId();
	}

	/**
	 * Returns the value of a field as text, in the form of {@link LinkFields}.
	 * @param field the field
	 * @return its value, or {@code null} when the link has none
	 */
	public @Nullable String value(LinkField field) {
		return switch (field) {
			case SYSTEM_NAME -> systemName();
			case FULL_URL -> fullUrl();
			case NAME -> name();
			case STATUS -> Integer.toString(this.status.code());
			case EXPIRES_AT -> (this.expiresAt != null) ? Long.toString(this.expiresAt.getEpochSecond()) : null;
			case USER_ID -> userId();
			case UNIQUE_ID -> uniqueId();
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

	/**
	 * The text fields of a link; the API omits empty ones.
	 *
	 * @param userId the owner, or {@code null} for none
	 * @param systemName the name that clients look the link up by; not unique
	 * @param name the display name
	 * @param fullUrl the URL the link leads to
	 * @param uniqueId a key that is unique in the account; older servers do not return it
	 */
	public record TextFields(@Nullable String userId, @Nullable String systemName, @Nullable String name,
			@Nullable String fullUrl, @Nullable String uniqueId) {
	}

}
