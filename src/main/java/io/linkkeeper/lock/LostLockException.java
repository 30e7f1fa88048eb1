package io.linkkeeper.lock;

/**
 * Thrown when another process has taken over a run of this one. Nothing of the
 * transaction is written.
 */
public class LostLockException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LostLockException(long runId, String lock) {
		super(("This process was silent for longer than its lease, and another one has taken over %s, which run %d held."
				+ " Nothing more is written here.")
			.formatted(lock, runId));
	}

}
