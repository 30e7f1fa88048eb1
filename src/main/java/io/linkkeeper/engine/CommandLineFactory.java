package io.linkkeeper.engine;

import picocli.CommandLine;

/**
 * Creates the command line for a process or for a command of another process.
 * Thread-safe.
 */
@FunctionalInterface
public interface CommandLineFactory {

	/**
	 * Creates a command line with every command.
	 * @param shell the terminal and folder that the commands see
	 * @param root the options of all commands, filled in by parsing
	 * @param source opens the engine of a command
	 * @return the command line, ready to execute once
	 */
	CommandLine create(Shell shell, RootCommand root, EngineSource source);

}
