package io.linkkeeper.ledger;

/**
 * Where a ledger row stands.
 */
public enum ChangeState {

	/** Decided, not sent. */
	PLANNED,

	/** Claimed by an execution that checks and sends it now, or that died doing so. */
	SENT,

	/** Done, or found to be so already. Final. */
	APPLIED,

	/** The link is no longer as the rule saw it: left alone. Final. */
	STALE,

	/** The API says that this change can never be. Final. */
	REJECTED,

	/** Refused or not taken; a restart tries it again. */
	FAILED,

	/**
	 * Sent, with no answer to say whether it was done: read back before anything else.
	 */
	UNKNOWN;

	/**
	 * Whether a change in this state is done with.
	 * @return true when nothing will ever move it
	 */
	public boolean isFinal() {
		return this == APPLIED || this == STALE || this == REJECTED;
	}

}
