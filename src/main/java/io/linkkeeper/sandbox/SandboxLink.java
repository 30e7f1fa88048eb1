package io.linkkeeper.sandbox;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A short link as the sandbox stores it. Immutable; times are whole seconds.
 *
 * @param id the id in {@code /tiny/{id}}
 * @param timestamps when the link was added and last changed
 * @param expiresAt when it stops resolving, or {@code null} for never
 * @param userId the owner, or {@code null} for none
 * @param texts its names and its URL
 * @param status enabled, disabled or deleted
 */
public record SandboxLink(String id, Timestamps timestamps, @Nullable Instant expiresAt, @Nullable String userId,
		Texts texts, Status status) {

	public SandboxLink {
		if (id.isEmpty()) {
			throw new IllegalArgumentException("A short link must have an id");
		}
		Objects.requireNonNull(timestamps, "timestamps");
		expiresAt = (expiresAt != null) ? Instant.ofEpochSecond(expiresAt.getEpochSecond()) : null;
		Objects.requireNonNull(texts, "texts");
		Objects.requireNonNull(status, "status");
	}

	/**
	 * An enabled link that never expires, without owner, name and uniqueId.
	 * @param id its id
	 * @param createdAt when it was added and last changed
	 * @param systemName the name for look-ups
	 * @param fullUrl the target URL
	 * @return the link
	 */
	public static SandboxLink enabled(String id, Instant createdAt, String systemName, String fullUrl) {
		return new SandboxLink(id, Timestamps.of(createdAt), null, null, new Texts(null, systemName, fullUrl, null),
				Status.ENABLED);
	}

	public Instant createdAt() {
		return this.timestamps.createdAt();
	}

	public Instant updatedAt() {
		return this.timestamps.updatedAt();
	}

	public @Nullable String name() {
		return this.texts.name();
	}

	public @Nullable String systemName() {
		return this.texts.systemName();
	}

	public @Nullable String fullUrl() {
		return this.texts.fullUrl();
	}

	public @Nullable String uniqueId() {
		return this.texts.uniqueId();
	}

	public SandboxLink withUpdatedAt(Instant updatedAt) {
		return new SandboxLink(this.id, this.timestamps.withUpdatedAt(updatedAt), this.expiresAt, this.userId,
				this.texts, this.status);
	}

	public SandboxLink withExpiresAt(@Nullable Instant expiresAt) {
		return new SandboxLink(this.id, this.timestamps, expiresAt, this.userId, this.texts, this.status);
	}

	public SandboxLink withUserId(@Nullable String userId) {
		return new SandboxLink(this.id, this.timestamps, this.expiresAt, userId, this.texts, this.status);
	}

	public SandboxLink withTexts(Texts texts) {
		return new SandboxLink(this.id, this.timestamps, this.expiresAt, this.userId, texts, this.status);
	}

	public SandboxLink withName(@Nullable String name) {
		return withTexts(new Texts(name, systemName(), fullUrl(), uniqueId()));
	}

	public SandboxLink withSystemName(@Nullable String systemName) {
		return withTexts(new Texts(name(), systemName, fullUrl(), uniqueId()));
	}

	public SandboxLink withFullUrl(@Nullable String fullUrl) {
		return withTexts(new Texts(name(), systemName(), fullUrl, uniqueId()));
	}

	public SandboxLink withUniqueId(@Nullable String uniqueId) {
		return withTexts(new Texts(name(), systemName(), fullUrl(), uniqueId));
	}

	public SandboxLink withStatus(Status status) {
		return new SandboxLink(this.id, this.timestamps, this.expiresAt, this.userId, this.texts, status);
	}

	/**
	 * The text fields of a link.
	 *
	 * @param name the display name, or {@code null}
	 * @param systemName the name for look-ups, or {@code null}
	 * @param fullUrl the target URL, or {@code null}
	 * @param uniqueId the key chosen by the creator, or {@code null}
	 */
	public record Texts(@Nullable String name, @Nullable String systemName, @Nullable String fullUrl,
			@Nullable String uniqueId) {
	}

	/** The status of a link, as the API numbers it (guide, section 3). */
	public enum Status {

		/** 1: exists and does not resolve. */
		DISABLED,

		/** 2: resolves until it expires. */
		ENABLED,

		/** 3: kept in the store only. */
		DELETED;

		public int code() {
			return ordinal() + 1;
		}

		static @Nullable public Status ofCode(long code) {
			return (code >= 1 && code <= values().length) ? values()[(int) code - 1] : null;
		}

	}

}
