package io.linkkeeper.console.frame;

/**
 * The commands that do the same as the console, as they are given in a shell.
 *
 * @param sandbox whether they work on the sandbox
 */
public record CommandText(boolean sandbox) {

	/**
	 * Returns a command.
	 * @param arguments the command without the program's name
	 * @return a line for a shell
	 */
	public String of(String arguments) {
		return "linkkeeper " + arguments + (this.sandbox ? " --sandbox" : "");
	}

}
