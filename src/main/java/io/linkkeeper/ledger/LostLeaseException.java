package io.linkkeeper.ledger;

/**
 * Thrown when another execution took over claimed rows.
 */
public class LostLeaseException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LostLeaseException(long runId, long seq) {
		super("Change %d of run %d was taken over by another execution; this one must stop".formatted(seq, runId));
	}

}
