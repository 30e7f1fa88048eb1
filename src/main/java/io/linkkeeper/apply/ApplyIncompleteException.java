package io.linkkeeper.apply;

import io.linkkeeper.run.StateCounts;
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when some planned changes are not in a final state at the end of the step.
 */
public class ApplyIncompleteException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ApplyIncompleteException(StateCounts counts, @Nullable RuntimeException reason) {
		super("Of %d planned changes %d failed, %d have an unknown outcome and %d were not sent%s".formatted(
				counts.planned(), counts.failed(), counts.unknown(), counts.notSent(),
				(reason != null) ? ": " + FailureText.of(reason) : ""), reason);
	}

}
