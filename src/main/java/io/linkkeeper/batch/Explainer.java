package io.linkkeeper.batch;

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
	 * Explains what a job would do to a link now.
	 * @param inquiry the link, which the definition selects and does not protect
	 * @return what the rule says
	 */
	Explanation explain(Inquiry inquiry);

}
