package io.linkkeeper.command;

import java.io.Console;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;

import io.linkkeeper.console.access.PasswordHash;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * {@code console-password}.
 */
@Command(name = "console-password",
		description = "Read a password for the console, from the terminal without showing it or from stdin, and print"
				+ " its hash, as it is configured.")
final class ConsolePasswordCommand implements Callable<Integer> {

	private static final int SHORTEST = 8;

	private final Shell shell;

	ConsolePasswordCommand(Shell shell) {
		this.shell = shell;
	}

	@Override
	public Integer call() throws IOException {
		Console console = System.console();
		String password = (console != null) ? hidden(console) : line();
		if (password == null || password.length() < SHORTEST) {
			throw refused("The password must have at least %d characters.".formatted(SHORTEST));
		}
		if (!PasswordHash.isShortEnough(password)) {
			throw refused("The password is too long: of more than 72 bytes the rest would not count.");
		}
		this.shell.out().println(PasswordHash.hash(password));
		this.shell.out().flush();
		return ExitCode.DONE.number();
	}

	private @Nullable String line() throws IOException {
		Shell.Input input = this.shell.input();
		return (input != null) ? input.readLine() : null;
	}

	private static String hidden(Console console) {
		char[] password = console.readPassword("Password: ");
		char[] again = console.readPassword("Again: ");
		if (!Arrays.equals(password, again)) {
			throw refused("The two are not the same.");
		}
		return (password != null) ? new String(password) : "";
	}

	private static RefusedException refused(String message) {
		return new RefusedException(ExitCode.USAGE, message + " Nothing was printed.");
	}

}
