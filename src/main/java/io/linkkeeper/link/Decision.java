package io.linkkeeper.link;

/**
 * Result of a rule for one subject: a change, the reason for none, or the reason why the
 * subject cannot be used. Immutable.
 */
public sealed interface Decision permits LinkChange, Unchanged, Rejected {

	/**
	 * The reason of the decision.
	 * @return a sentence without capital and full stop, whose subject is the link or the
	 * row
	 */
	String reason();

}
