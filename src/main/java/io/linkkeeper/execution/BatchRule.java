package io.linkkeeper.execution;

import java.util.List;
import java.util.function.Predicate;

import io.linkkeeper.ledger.Decisions;

/**
 * Decides about a batch of subjects. Not thread-safe unless an implementation states so.
 *
 * @param <S> the subject
 */
@FunctionalInterface
public interface BatchRule<S> {

	/**
	 * Decides about the subjects of a batch. Deciding again about the same subjects gives
	 * equal decisions unless facts that are looked up have changed.
	 * @param subjects the subjects
	 * @return the decisions; at most one change or rejected row for each subject
	 */
	Decisions decide(List<S> subjects);

	/**
	 * Creates a batch rule that decides about each subject independently.
	 * @param <S> the subject
	 * @param rule decides about one subject
	 * @return the batch rule
	 */
	static <S> BatchRule<S> each(Rule<S> rule) {
		return (subjects) -> Decisions.of(subjects.stream().map(rule::decide).toList());
	}

	/**
	 * Restricts this rule to some subjects; others get no decision.
	 * @param admitted whether to decide about a subject
	 * @return the restricted rule
	 */
	default BatchRule<S> only(Predicate<S> admitted) {
		return (subjects) -> decide(subjects.stream().filter(admitted).toList());
	}

}
