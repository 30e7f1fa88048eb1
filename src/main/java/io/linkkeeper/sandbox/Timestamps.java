package io.linkkeeper.sandbox;

import java.time.Instant;

/**
 * The times at which a stored object was added and last changed. Immutable; whole
 * seconds.
 *
 * @param createdAt when the object was added
 * @param updatedAt when a field last changed
 */
public record Timestamps(Instant createdAt, Instant updatedAt) {

	public Timestamps {
		createdAt = Instant.ofEpochSecond(createdAt.getEpochSecond());
		updatedAt = Instant.ofEpochSecond(updatedAt.getEpochSecond());
	}

	/**
	 * The timestamps of an object that has not changed since it was added.
	 * @param createdAt when the object was added
	 * @return the timestamps
	 */
	public static Timestamps of(Instant createdAt) {
		return new Timestamps(createdAt, createdAt);
	}

	public Timestamps withUpdatedAt(Instant updatedAt) {
		return new Timestamps(this.createdAt, updatedAt);
	}

}
