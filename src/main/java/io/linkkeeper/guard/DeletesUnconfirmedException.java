package io.linkkeeper.guard;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;

/**
 * Thrown when a plan with deletes is applied without a confirmation of their number.
 */
public class DeletesUnconfirmedException extends RefusedException {

	private static final long serialVersionUID = 1L;

	private final long deletes;

	/**
	 * Creates the exception.
	 * @param deletes the number of links that the plan deletes
	 * @param message what is deleted, and the command that confirms it
	 */
	public DeletesUnconfirmedException(long deletes, String message) {
		super(ExitCode.USAGE, message);
		this.deletes = deletes;
	}

	/**
	 * Returns the number to confirm.
	 * @return the number of links that the plan deletes, at least 1
	 */
	public long deletes() {
		return this.deletes;
	}

}
