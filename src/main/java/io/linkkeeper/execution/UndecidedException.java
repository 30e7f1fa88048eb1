package io.linkkeeper.execution;

/**
 * Thrown when it cannot be told what a run would decide about a link. The message says
 * why, and what tells instead.
 */
public final class UndecidedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * One link alone does not tell.
	 * @param message why, and what tells instead
	 */
	public UndecidedException(String message) {
		super(message);
	}

	/**
	 * A run would decide about no link at all.
	 * @param failure what the run would fail with
	 */
	public UndecidedException(RuntimeException failure) {
		super("A run would fail: " + failure.getMessage(), failure);
	}

}
