package io.linkkeeper.sandbox;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A user of the sandbox's account. Immutable; times are whole seconds.
 *
 * @param id the id by which links name their owner
 * @param fullName the display name, or {@code null}
 * @param email the mail address, or {@code null}
 * @param timestamps when the user was added and last changed
 * @param status active, blocked or deleted
 * @param rights what the user may do beyond every user's rights
 */
public record SandboxUser(String id, @Nullable String fullName, @Nullable String email, Timestamps timestamps,
		Status status, Rights rights) {

	public SandboxUser {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(timestamps, "timestamps");
		Objects.requireNonNull(status, "status");
		Objects.requireNonNull(rights, "rights");
	}

	/**
	 * An active user without name and mail address.
	 * @param id the user's id
	 * @param createdAt when the user was added
	 * @return the user
	 */
	public static SandboxUser active(String id, Instant createdAt) {
		return new SandboxUser(id, null, null, Timestamps.of(createdAt), Status.ACTIVE, Rights.NONE);
	}

	public Instant createdAt() {
		return this.timestamps.createdAt();
	}

	public Instant updatedAt() {
		return this.timestamps.updatedAt();
	}

	public @Nullable UserRole role() {
		return this.rights.role();
	}

	public boolean accountOwner() {
		return this.rights.accountOwner();
	}

	public SandboxUser withStatus(Status status) {
		return new SandboxUser(this.id, this.fullName, this.email, this.timestamps, status, this.rights);
	}

	public SandboxUser withUpdatedAt(Instant updatedAt) {
		return new SandboxUser(this.id, this.fullName, this.email, this.timestamps.withUpdatedAt(updatedAt),
				this.status, this.rights);
	}

	public SandboxUser withRole(@Nullable UserRole role) {
		return withRights(new Rights(role, accountOwner()));
	}

	/**
	 * This user as the owner of the account, and its administrator.
	 * @return a copy
	 */
	public SandboxUser asAccountOwner() {
		return withRights(new Rights(UserRole.PARTNER_ADMIN, true));
	}

	private SandboxUser withRights(Rights rights) {
		return new SandboxUser(this.id, this.fullName, this.email, this.timestamps, this.status, rights);
	}

	/**
	 * The rights of a user.
	 *
	 * @param role the role, or {@code null} for every user's rights only
	 * @param accountOwner whether the user owns the account and therefore can be neither
	 * blocked nor deleted
	 */
	public record Rights(@Nullable UserRole role, boolean accountOwner) {

		public static final Rights NONE = new Rights(null, false);

	}

	/** The status of a user; the API numbers them in this order from 0. */
	public enum Status {

		/** 0: cannot log in; the links stay. */
		BLOCKED,

		/** 1: can log in. */
		ACTIVE,

		/** 2: not found by user.get. */
		DELETED;

		public int code() {
			return ordinal();
		}

	}

}
