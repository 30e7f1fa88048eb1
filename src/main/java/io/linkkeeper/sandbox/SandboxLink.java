package io.linkkeeper.sandbox;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A short link as the sandbox keeps it. Immutable; times are whole seconds.
 *
 * @param id what stands in {@code /tiny/{id}}
 * @param createdAt when it was added
 * @param updatedAt when a field last changed
 * @param expiresAt when it stops resolving, or {@code null} for never
 * @param userId the owner, or {@code null} for none
 * @param name the display name, or {@code null}
 * @param systemName the name for look-ups, or {@code null}
 * @param fullUrl the URL it leads to, or {@code null}
 * @param uniqueId the key chosen by its creator, or {@code null}
 * @param status enabled, disabled or deleted
 */
public record SandboxLink(String id, Instant createdAt, Instant updatedAt, @Nullable Instant expiresAt,
		@Nullable String userId, @Nullable String name, @Nullable String systemName, @Nullable String fullUrl,
		@Nullable String uniqueId, Status status) {

	public SandboxLink {
		if (id.isEmpty()) {
			throw new IllegalArgumentException("A short link must have an id");
		}
		createdAt = wholeSeconds(createdAt);
		updatedAt = wholeSeconds(updatedAt);
		expiresAt = (expiresAt != null) ? wholeSeconds(expiresAt) : null;
		Objects.requireNonNull(status, "status");
	}

	/**
	 * An enabled link that never expires, without owner, name and uniqueId.
	 * @param id its id
	 * @param createdAt when it was added and last changed
	 * @param systemName the name for look-ups
	 * @param fullUrl the URL it leads to
	 * @return the link
	 */
	public static SandboxLink enabled(String id, Instant createdAt, String systemName, String fullUrl) {
		return new SandboxLink(id, createdAt, createdAt, null, null, null, systemName, fullUrl, null, Status.ENABLED);
	}

	public SandboxLink withUpdatedAt(Instant updatedAt) {
		return new SandboxLink(this.id, this.createdAt, updatedAt, this.expiresAt, this.userId, this.name,
				this.systemName, this.fullUrl, this.uniqueId, this.status);
	}

	public SandboxLink withExpiresAt(@Nullable Instant expiresAt) {
		return new SandboxLink(this.id, this.createdAt, this.updatedAt, expiresAt, this.userId, this.name,
				this.systemName, this.fullUrl, this.uniqueId, this.status);
	}

	public SandboxLink withUserId(@Nullable String userId) {
		return new SandboxLink(this.id, this.createdAt, this.updatedAt, this.expiresAt, userId, this.name,
				this.systemName, this.fullUrl, this.uniqueId, this.status);
	}

	public SandboxLink withName(@Nullable String name) {
		return new SandboxLink(this.id, this.createdAt, this.updatedAt, this.expiresAt, this.userId, name,
				this.systemName, this.fullUrl, this.uniqueId, this.status);
	}

	public SandboxLink withSystemName(@Nullable String systemName) {
		return new SandboxLink(this.id, this.createdAt, this.updatedAt, this.expiresAt, this.userId, this.name,
				systemName, this.fullUrl, this.uniqueId, this.status);
	}

	public SandboxLink withFullUrl(@Nullable String fullUrl) {
		return new SandboxLink(this.id, this.createdAt, this.updatedAt, this.expiresAt, this.userId, this.name,
				this.systemName, fullUrl, this.uniqueId, this.status);
	}

	public SandboxLink withUniqueId(@Nullable String uniqueId) {
		return new SandboxLink(this.id, this.createdAt, this.updatedAt, this.expiresAt, this.userId, this.name,
				this.systemName, this.fullUrl, uniqueId, this.status);
	}

	public SandboxLink withStatus(Status status) {
		return new SandboxLink(this.id, this.createdAt, this.updatedAt, this.expiresAt, this.userId, this.name,
				this.systemName, this.fullUrl, this.uniqueId, status);
	}

	private static Instant wholeSeconds(Instant time) {
		return (time.getNano() != 0) ? Instant.ofEpochSecond(time.getEpochSecond()) : time;
	}

	/** The state of a link, as the API numbers it (guide, section 3). */
	public enum Status {

		/** 1: exists and does not resolve. */
		DISABLED,

		/** 2: resolves until it expires. */
		ENABLED,

		/** 3: only the store still has it. */
		DELETED;

		int code() {
			return ordinal() + 1;
		}

		static @Nullable Status ofCode(long code) {
			return (code >= 1 && code <= values().length) ? values()[(int) code - 1] : null;
		}

	}

}
