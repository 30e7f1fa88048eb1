package io.linkkeeper.execution;

import java.util.List;
import java.util.function.Predicate;

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

	/**
	 * Decides about each subject on its own.
	 * @param <S> the subject
	 * @param rule decides about one
	 * @return a rule for all
	 */
	static <S> BatchRule<S> each(Rule<S> rule) {
		return (subjects) -> Decisions.of(subjects.stream().map(rule::decide).toList());
	}

	/**
	 * Leaves some subjects as they are, without deciding about them.
	 * @param admitted the subjects to decide about
	 * @return this rule for those alone
	 */
	default BatchRule<S> only(Predicate<S> admitted) {
		return (subjects) -> decide(subjects.stream().filter(admitted).toList());
	}

}
