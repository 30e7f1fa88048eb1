package io.linkkeeper.sandbox;

/**
 * Code that a test runs around calls. Called on the thread that serves the call, several
 * at a time when requests overlap, and outside the store's lock, so that it may use
 * {@link SandboxAccount}. What it throws turns the answer into an internal error.
 */
@FunctionalInterface
public interface RequestHook {

	/**
	 * Called once for each call.
	 * @param request the call
	 */
	void on(ReceivedRequest request);

}
