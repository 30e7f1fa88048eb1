package io.linkkeeper.review;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;

/**
 * Thrown when the user who planned may not approve the plan. The refusal is recorded.
 */
public class NotByPlannerException extends RefusedException {

	private static final long serialVersionUID = 1L;

	NotByPlannerException(String message) {
		super(ExitCode.USAGE, message);
	}

}
