package io.linkkeeper.holder;

import java.io.PrintWriter;

import io.linkkeeper.guard.DeletesUnconfirmedException;

/**
 * A command requested by another process.
 */
public interface RequestedCommand {

	/**
	 * Executes the command. Called once.
	 * @param out receives results
	 * @param err receives messages and progress
	 * @return the exit code for the caller's process
	 * @throws DeletesUnconfirmedException when the caller can ask its operator to confirm
	 * deletes; nothing was changed
	 */
	int execute(PrintWriter out, PrintWriter err);

	/**
	 * Asks the run that the command executes, if any, to stop. Returns at once. Called on
	 * another thread than {@link #execute}, at any time and repeatedly; before the run
	 * has begun it has no effect.
	 */
	void stop();

}
