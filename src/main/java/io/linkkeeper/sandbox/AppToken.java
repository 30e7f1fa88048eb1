package io.linkkeeper.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An application token: lets a widget session become another one without the admin
 * secret. Immutable; times are whole seconds.
 *
 * @param id its id
 * @param token the secret
 * @param hashType how the secret is hashed
 * @param createdAt when it was added
 * @param updatedAt when it last changed
 * @param expiry when it ends, or {@code null} for never
 * @param sessionType the type of its sessions, or {@code null} for what is asked for
 * @param sessionUserId the user of its sessions, or {@code null} for who is asked for
 * @param sessionDuration the longest life of its sessions in seconds
 * @param sessionPrivileges privileges of its sessions, or {@code null}
 * @param status whether it is still there
 */
record AppToken(String id, String token, HashType hashType, Instant createdAt, Instant updatedAt,
		@Nullable Instant expiry, @Nullable Integer sessionType, @Nullable String sessionUserId, long sessionDuration,
		@Nullable String sessionPrivileges, Status status) {

	AppToken {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(token, "token");
		Objects.requireNonNull(hashType, "hashType");
		Objects.requireNonNull(status, "status");
		createdAt = Instant.ofEpochSecond(createdAt.getEpochSecond());
		updatedAt = Instant.ofEpochSecond(updatedAt.getEpochSecond());
	}

	/** The hash that proves to know the token, for a caller with that session. */
	String hash(String ks) {
		try {
			byte[] bytes = (ks + this.token).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance(this.hashType.algorithm).digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has " + this.hashType.algorithm, ex);
		}
	}

	AppToken deleted(Instant now) {
		return new AppToken(this.id, this.token, this.hashType, this.createdAt, now, this.expiry, this.sessionType,
				this.sessionUserId, this.sessionDuration, this.sessionPrivileges, Status.DELETED);
	}

	/** The hashes of the API, by their names there. */
	enum HashType {

		MD5("MD5"), SHA1("SHA-1"), SHA256("SHA-256"), SHA512("SHA-512");

		private final String algorithm;

		HashType(String algorithm) {
			this.algorithm = algorithm;
		}

	}

	/** The state of a token. Only its database can disable one, which would be 1. */
	enum Status {

		ACTIVE(2), DELETED(3);

		private final int code;

		Status(int code) {
			this.code = code;
		}

		int code() {
			return this.code;
		}

		static Status ofCode(int code) {
			return (code == ACTIVE.code) ? ACTIVE : DELETED;
		}

	}

}
