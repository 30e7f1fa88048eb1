package io.linkkeeper.ledger;

/**
 * The state of a planned change in the ledger.
 */
public enum ChangeState {

	/** Planned, not claimed. */
	PLANNED,

	/** Left out of its plan; sent only if it is put back while the plan waits. */
	LEFT_OUT,

	/** Claimed for sending by an execution, which may have died since. */
	SENT,

	/** The link has the after image, whether a request was needed or not. Final. */
	APPLIED,

	/** The link or a precondition differs from the plan; nothing was sent. Final. */
	STALE,

	/** The API rejected the change for good. Final. */
	REJECTED,

	/** The API returned an error or ignored the change; a restart retries it. */
	FAILED,

	/**
	 * Sent without an answer; read back before it is sent again.
	 */
	UNKNOWN;

	/**
	 * Whether this state is final.
	 * @return true when no transition leads out of this state
	 */
	public boolean isFinal() {
		return this == APPLIED || this == STALE || this == REJECTED;
	}

}
