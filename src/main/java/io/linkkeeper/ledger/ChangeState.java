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
	UNKNOWN

}
