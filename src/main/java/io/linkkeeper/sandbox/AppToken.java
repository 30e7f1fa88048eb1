package io.linkkeeper.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An application token: exchanges a widget session for another one without the admin
 * secret. Immutable; timestamps are whole seconds.
 *
 * @param id its id
 * @param token the secret
 * @param hashType how the secret is hashed
 * @param timestamps when the token was added and last changed
 * @param terms what its sessions are like
 * @param status active or deleted
 */
public record AppToken(String id, String token, HashType hashType, Timestamps timestamps, SessionTerms terms,
		Status status) {

	public AppToken {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(token, "token");
		Objects.requireNonNull(hashType, "hashType");
		Objects.requireNonNull(timestamps, "timestamps");
		Objects.requireNonNull(terms, "terms");
		Objects.requireNonNull(status, "status");
	}

	/** The hash by which a caller with that session proves to know the token. */
	public String hash(String ks) {
		try {
			byte[] bytes = (ks + this.token).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance(this.hashType.algorithm).digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has " + this.hashType.algorithm, ex);
		}
	}

	public AppToken deleted(Instant now) {
		return new AppToken(this.id, this.token, this.hashType, this.timestamps.withUpdatedAt(now), this.terms,
				Status.DELETED);
	}

	/**
	 * What the sessions of a token are like.
	 *
	 * @param expiry when the token and its sessions expire, or {@code null} for never
	 * @param type the type of its sessions, or {@code null} for the requested one
	 * @param userId the user of its sessions, or {@code null} for the requested one
	 * @param duration the longest life of its sessions in seconds
	 * @param privileges privileges of its sessions, or {@code null}
	 */
	public record SessionTerms(@Nullable Instant expiry, @Nullable Integer type, @Nullable String userId, long duration,
			@Nullable String privileges) {
	}

	/** The hashes of the API, by their names there. */
	public enum HashType {

		MD5("MD5"), SHA1("SHA-1"), SHA256("SHA-256"), SHA512("SHA-512");

		private final String algorithm;

		HashType(String algorithm) {
			this.algorithm = algorithm;
		}

	}

	/** The status of a token. The API sets no other. */
	public enum Status {

		ACTIVE(2), DELETED(3);

		private final int code;

		Status(int code) {
			this.code = code;
		}

		public int code() {
			return this.code;
		}

		public static Status ofCode(int code) {
			return (code == ACTIVE.code) ? ACTIVE : DELETED;
		}

	}

}
