package io.linkkeeper.holder;

/**
 * Does what other processes ask for.
 */
@FunctionalInterface
public interface RequestedCommands {

	/**
	 * Prepares a command. Does nothing yet. Called by several threads at once.
	 * @param request the command, from a process that may ask
	 * @return the command, to be executed
	 */
	RequestedCommand prepare(CommandRequest request);

}
