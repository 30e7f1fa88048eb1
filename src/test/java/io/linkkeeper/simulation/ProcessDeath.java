package io.linkkeeper.simulation;

/**
 * Ends the threads of a simulated process that was killed. An error, so that no retry
 * catches it.
 */
final class ProcessDeath extends Error {

	private static final long serialVersionUID = 1L;

	ProcessDeath() {
		super("killed", null, false, false);
	}

}
