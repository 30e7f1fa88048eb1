package io.linkkeeper.sandbox;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A user of the sandbox's account. Immutable; times are whole seconds.
 *
 * @param id the id that links name as their owner
 * @param fullName the name for people, or {@code null}
 * @param email the mail address, or {@code null}
 * @param createdAt when the user was added
 * @param updatedAt when a field last changed
 * @param status active, blocked or deleted
 * @param role what the user may do beyond every user's rights, or {@code null}
 * @param accountOwner whether the account is this user's, who then can be neither blocked
 * nor deleted
 */
public record SandboxUser(String id, @Nullable String fullName, @Nullable String email, Instant createdAt,
		Instant updatedAt, Status status, @Nullable UserRole role, boolean accountOwner) {

	public SandboxUser {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(status, "status");
		createdAt = Instant.ofEpochSecond(createdAt.getEpochSecond());
		updatedAt = Instant.ofEpochSecond(updatedAt.getEpochSecond());
	}

	/**
	 * An active user without name and mail address.
	 * @param id the user's id
	 * @param createdAt when the user was added
	 * @return the user
	 */
	public static SandboxUser active(String id, Instant createdAt) {
		return new SandboxUser(id, null, null, createdAt, createdAt, Status.ACTIVE, null, false);
	}

	public SandboxUser withStatus(Status status) {
		return new SandboxUser(this.id, this.fullName, this.email, this.createdAt, this.updatedAt, status, this.role,
				this.accountOwner);
	}

	public SandboxUser withUpdatedAt(Instant updatedAt) {
		return new SandboxUser(this.id, this.fullName, this.email, this.createdAt, updatedAt, this.status, this.role,
				this.accountOwner);
	}

	public SandboxUser withRole(@Nullable UserRole role) {
		return new SandboxUser(this.id, this.fullName, this.email, this.createdAt, this.updatedAt, this.status, role,
				this.accountOwner);
	}

	/**
	 * This user as the owner of the account, and its administrator.
	 * @return a copy
	 */
	public SandboxUser asAccountOwner() {
		return new SandboxUser(this.id, this.fullName, this.email, this.createdAt, this.updatedAt, this.status,
				UserRole.PARTNER_ADMIN, true);
	}

	/** The state of a user; the API numbers them in this order from 0. */
	public enum Status {

		/** 0: cannot log in; the links stay. */
		BLOCKED,

		/** 1: as it should be. */
		ACTIVE,

		/** 2: gone; user.get does not find it. */
		DELETED;

		int code() {
			return ordinal();
		}

	}

}
