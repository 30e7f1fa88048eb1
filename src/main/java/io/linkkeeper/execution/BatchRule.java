package io.linkkeeper.execution;

import java.util.List;

import io.linkkeeper.ledger.Decisions;

/**
 * Decides about subjects that were read together.
 *
 * @param <S> the subject
 */
@FunctionalInterface
public interface BatchRule<S> {

	/**
	 * Decides. Asking twice about the same subjects gives the same decisions, as far as
	 * what it must look up has not changed.
	 * @param subjects the subjects
	 * @return what is to be done, and what cannot be used; each subject brings at most
	 * one change or one rejected row
	 */
	Decisions decide(List<S> subjects);

}
