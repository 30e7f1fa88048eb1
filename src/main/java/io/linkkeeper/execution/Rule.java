package io.linkkeeper.execution;

import io.linkkeeper.link.Decision;

/**
 * Decides about one subject. Equal subjects get equal decisions, so that a rule can be
 * re-evaluated before a change is sent, or outside a run to explain a link.
 *
 * @param <S> the subject: a link, a link with its facts, or a row of a file
 */
@FunctionalInterface
public interface Rule<S> {

	/**
	 * Decides about a subject.
	 * @param subject the subject
	 * @return the decision
	 */
	Decision decide(S subject);

}
