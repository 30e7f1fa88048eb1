package io.linkkeeper.holder;

import java.io.PrintWriter;

/**
 * One command that another process asked for.
 */
public interface RequestedCommand {

	/**
	 * Does the command and stays until it is done. Called once.
	 * @param out takes results
	 * @param err takes everything else
	 * @return the exit code for the caller's process
	 */
	int execute(PrintWriter out, PrintWriter err);

	/**
	 * Asks the run that the command executes, if it does, to stop. Comes back at once.
	 * Called on another thread than {@link #execute}, at any time and again and again:
	 * before the run has begun, it has no effect.
	 */
	void stop();

}
