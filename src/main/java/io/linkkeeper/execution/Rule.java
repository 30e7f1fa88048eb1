package io.linkkeeper.execution;

import io.linkkeeper.link.Decision;

/**
 * Decides about one subject. Pure: the same subject always gets an equal decision, so a
 * rule may be asked again before a change is sent, or to explain a link outside any run.
 *
 * @param <S> the subject: a link, a link with its facts, or a row of a file
 */
@FunctionalInterface
public interface Rule<S> {

	/**
	 * Decides.
	 * @param subject the subject
	 * @return a change, or why there is none
	 */
	Decision decide(S subject);

}
