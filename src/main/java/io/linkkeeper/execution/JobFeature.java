package io.linkkeeper.execution;

import java.util.Optional;

import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.ShortLink;

/**
 * What a job type brings to the shared steps. Thread-safe.
 */
public interface JobFeature {

	/**
	 * The job type.
	 * @return the type
	 */
	JobType type();

	/**
	 * Works out what a run is to do. Called once for each execution, after the
	 * preparation.
	 * @param run the run
	 * @return its assignment; the same whenever asked for the same run
	 */
	CollectSpec<?> assign(LiveRun run);

	/**
	 * Decides about one link as a run that begins now would, by the same rule. Changes
	 * nothing.
	 * @param link the link as it is; selected by the definition, and not protected by it
	 * where {@link #skipsProtected()}
	 * @param context what the rule is made from
	 * @return the decision
	 * @throws UndecidedException when one link alone does not tell, or a run would fail
	 */
	default Decision decide(ShortLink link, RuleContext context) {
		throw new UndecidedException("Cannot be told for one link alone; `plan %s` tells for all links"
			.formatted(context.definition().name()));
	}

	/**
	 * Whether links that the definition protects are left alone, whatever the rule would
	 * decide.
	 * @return false for a type that changes no link
	 */
	default boolean skipsProtected() {
		return true;
	}

	/**
	 * What must be done before anything is collected.
	 * @return the step before collecting, or nothing when there is none
	 */
	default Optional<Preparation> preparation() {
		return Optional.empty();
	}

	/**
	 * Hands over what a run made besides its changes. Called once all changes of the run
	 * are applied, and again after a crash in the middle: a second call hands over the
	 * same, or finds it done.
	 * @param run the run
	 * @return what was done, as a sentence without capital and full stop, or nothing when
	 * the changes are all there is to tell
	 * @throws RuntimeException when it cannot be handed over; the run then is failed, and
	 * a restart tries again
	 */
	default Optional<String> complete(LiveRun run) {
		return Optional.empty();
	}

	/**
	 * Tells what {@link #complete} would do for a run that waits for approval.
	 * @param run the run
	 * @return the same in the form of a plan, or nothing
	 */
	default Optional<String> foretell(LiveRun run) {
		return Optional.empty();
	}

	/**
	 * Tells what came of a run. Called at every end of an execution, good or bad; what it
	 * writes replaces what it wrote before.
	 * @param run the run
	 * @throws RuntimeException when the report cannot be given; at a good end the run
	 * then is failed, and a restart tries again
	 */
	default void report(LiveRun run) {
	}

}
