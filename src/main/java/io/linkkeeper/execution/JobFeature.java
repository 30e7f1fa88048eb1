package io.linkkeeper.execution;

import java.util.Optional;

import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.ShortLink;

/**
 * What a job type contributes to the shared steps. Thread-safe.
 */
public interface JobFeature {

	/**
	 * Returns the job type.
	 * @return the type
	 */
	JobType type();

	/**
	 * Creates the collect specification of a run. Called once per execution, after the
	 * preparation.
	 * @param run the run
	 * @return the specification, always the same for one run
	 */
	CollectSpec<?> collectSpec(LiveRun run);

	/**
	 * Decides about one link by the rule of a run that starts now. Changes nothing.
	 * @param link the current link; selected by the definition, and not protected by it
	 * if {@link #skipsProtected()}
	 * @param context what the rule is made from
	 * @return the decision
	 * @throws UndecidedException when one link alone does not determine the decision, or
	 * a run would fail
	 */
	default Decision decide(ShortLink link, RuleContext context) {
		throw new UndecidedException("Cannot be told for one link alone; `plan %s` tells for all links"
			.formatted(context.definition().name()));
	}

	/**
	 * Whether links that the definition protects are excluded from the rule.
	 * @return false for a type that changes no link
	 */
	default boolean skipsProtected() {
		return true;
	}

	/**
	 * Returns the job type's preparation step.
	 * @return the step before the collect step, or empty for none
	 */
	default Optional<Preparation> preparation() {
		return Optional.empty();
	}

	/**
	 * Delivers what a run produces besides its changes. Called when all changes of the
	 * run are applied, and repeated after a crash: the call must be idempotent.
	 * @param run the run
	 * @return what was done, as a sentence without capital and full stop, or empty when
	 * the run produces only changes
	 * @throws RuntimeException when the delivery fails; the run then fails, and a restart
	 * repeats the call
	 */
	default Optional<String> complete(LiveRun run) {
		return Optional.empty();
	}

	/**
	 * Describes what {@link #complete} would do for a run that waits for an approval.
	 * @param run the run
	 * @return what would be done, as a sentence without capital and full stop, or empty
	 */
	default Optional<String> preview(LiveRun run) {
		return Optional.empty();
	}

	/**
	 * Reports the result of a run. Called at the end of each execution, whether it
	 * completed or not; a report replaces the one before.
	 * @param run the run
	 * @throws RuntimeException when the report fails; an execution that would have
	 * completed then fails, and a restart repeats the report
	 */
	default void report(LiveRun run) {
	}

}
