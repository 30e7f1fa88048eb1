package io.linkkeeper.execution;

import io.linkkeeper.text.FailureText;

/**
 * Thrown when the decision of a run about a link cannot be determined outside that run.
 * The message names the cause and the alternative.
 */
public final class UndecidedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception for a decision that depends on more than one link.
	 * @param message the cause and the alternative
	 */
	public UndecidedException(String message) {
		super(message);
	}

	/**
	 * Creates an exception for a run that would fail before any decision.
	 * @param failure the failure of the run
	 */
	public UndecidedException(RuntimeException failure) {
		super("A run would fail: " + FailureText.of(failure), failure);
	}

}
