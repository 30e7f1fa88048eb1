package io.linkkeeper.link;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A short link as the API shows it. The API omits empty fields, so everything but id,
 * status and the two times may be absent.
 *
 * @param id what stands in {@code /tiny/{id}}
 * @param createdAt when the link was added, to the second
 * @param updatedAt when a field last changed, to the second
 * @param userId the owner, or {@code null} when the owner is gone
 * @param systemName the name for look-ups; not unique
 * @param name the display name
 * @param fullUrl the URL the link leads to
 * @param uniqueId a key unique in the account; never shown by old servers
 * @param status enabled, disabled or, in the answer to a delete, deleted
 * @param expiresAt when the link stops resolving, or {@code null} for never; the API's 0
 * is 1970
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
	 * One field as text, in the form of {@link LinkFields}.
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
	 * All writable fields of this link.
	 * @return a value, or a cleared field, for each {@link LinkField}
	 */
	public LinkFields fields() {
		LinkFields fields = LinkFields.none();
		for (LinkField field : LinkField.values()) {
			fields = fields.with(field, value(field));
		}
		return fields;
	}

}
