package io.linkkeeper.execution;

import io.linkkeeper.definition.JobType;

/**
 * Tells why a job type would change one link, or would not. Thread-safe.
 */
public interface Explainer {

	/**
	 * The job type that this explains.
	 * @return the type
	 */
	JobType type();

	/**
	 * Whether a job of the type leaves protected links alone.
	 * @return false when it changes none, so that protection plays no part
	 */
	default boolean heedsProtection() {
		return true;
	}

	/**
	 * Explains what a job would do to a link now.
	 * @param inquiry the link, which the definition selects, and does not protect if that
	 * plays a part
	 * @return what the rule says
	 */
	Explanation explain(Inquiry inquiry);

}
