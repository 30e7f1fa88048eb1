package io.linkkeeper.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

import io.linkkeeper.SettableClock;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.engine.Signals;
import io.linkkeeper.text.Display;
import org.jspecify.annotations.Nullable;

/**
 * A command executed in this process, with its result.
 *
 * @param exitCode the exit code
 * @param out the output on stdout
 * @param err the output on stderr
 */
public record CommandLineRun(int exitCode, String out, String err) {

	static final SettableClock CLOCK = SettableClock.at("2026-11-20T04:15:00Z");

	public static CommandLineRun in(Path folder, String... args) {
		return in(folder, CLOCK, args);
	}

	/** Commands that start an engine need the clock that it has. */
	public static CommandLineRun in(Path folder, Clock clock, String... args) {
		return typing(null, folder, clock, args);
	}

	/**
	 * Executes a command that reads a line, or {@code null} from an input that has ended.
	 */
	static CommandLineRun typing(@Nullable String line, Path folder, Clock clock, String... args) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		Shell plain = shell(folder, clock, out, err);
		Shell shell = new Shell(folder, clock, plain.out(), plain.err(), plain.display(), () -> line);
		int exitCode = Commands.commandLine(shell, new Signals(shell.err())).execute(args);
		return new CommandLineRun(exitCode, out.toString(), err.toString());
	}

	public static Shell shell(Path folder, StringWriter out, StringWriter err) {
		return shell(folder, CLOCK, out, err);
	}

	private static Shell shell(Path folder, Clock clock, StringWriter out, StringWriter err) {
		return new Shell(folder, clock, new PrintWriter(out, true), new PrintWriter(err, true),
				Display.file(ZoneOffset.UTC));
	}

}
