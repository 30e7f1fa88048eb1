package io.linkkeeper.sandbox.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.linkkeeper.sandbox.SandboxLink;
import org.jspecify.annotations.Nullable;

/**
 * The columns that lists filter and sort by: one array for each field, indexed by the
 * number of the link, about 50 bytes a link.
 */
final class LinkColumns {

	/** The value of {@link #expiresAt} for never; sorts first, as NULL does in MySQL. */
	static final long NEVER = Long.MIN_VALUE;

	/** The value of {@link #status} without a link. */
	static final byte ABSENT = 0;

	/** The fingerprint of no text; no text has it. */
	static final long NO_TEXT = 0;

	private final Collation collation;

	private final Map<String, Integer> owners = new HashMap<>();

	long[] createdAt = new long[64];

	long[] updatedAt = new long[64];

	long[] expiresAt = new long[64];

	long[] id = new long[64];

	long[] systemName = new long[64];

	long[] uniqueId = new long[64];

	int[] owner = new int[64];

	byte[] status = new byte[64];

	LinkColumns(Collation collation) {
		this.collation = collation;
	}

	void set(int number, SandboxLink link) {
		makeRoom(number);
		Instant expiry = link.expiresAt();
		this.createdAt[number] = link.createdAt().getEpochSecond();
		this.updatedAt[number] = link.updatedAt().getEpochSecond();
		this.expiresAt[number] = (expiry != null) ? expiry.getEpochSecond() : NEVER;
		this.id[number] = fingerprint(link.id());
		this.systemName[number] = fingerprint(link.systemName());
		this.uniqueId[number] = fingerprint(link.uniqueId());
		this.owner[number] = internOwner(link.userId());
		this.status[number] = (byte) link.status().code();
	}

	void clear(int number) {
		this.status[number] = ABSENT;
	}

	long fingerprint(@Nullable String text) {
		return (text != null) ? this.collation.fingerprint(text) : NO_TEXT;
	}

	/**
	 * The number of an owner.
	 * @param userId the owner
	 * @return the number, or -1 when no link ever had that owner
	 */
	int ownerNumber(String userId) {
		return this.owners.getOrDefault(this.collation.normal(userId), -1);
	}

	private int internOwner(@Nullable String userId) {
		if (userId == null) {
			return -2;
		}
		return this.owners.computeIfAbsent(this.collation.normal(userId), (key) -> this.owners.size());
	}

	private void makeRoom(int number) {
		if (number < this.status.length) {
			return;
		}
		int length = Math.max(number + 1, this.status.length + this.status.length / 2);
		this.createdAt = Arrays.copyOf(this.createdAt, length);
		this.updatedAt = Arrays.copyOf(this.updatedAt, length);
		this.expiresAt = Arrays.copyOf(this.expiresAt, length);
		this.id = Arrays.copyOf(this.id, length);
		this.systemName = Arrays.copyOf(this.systemName, length);
		this.uniqueId = Arrays.copyOf(this.uniqueId, length);
		this.owner = Arrays.copyOf(this.owner, length);
		this.status = Arrays.copyOf(this.status, length);
	}

}
