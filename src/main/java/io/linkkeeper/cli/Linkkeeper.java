package io.linkkeeper.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.TimeZone;

import io.linkkeeper.engine.Shell;
import io.linkkeeper.engine.Signals;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.text.Display;

/**
 * The entry point of {@code linkkeeper.jar}.
 */
public final class Linkkeeper {

	private Linkkeeper() {
	}

	/**
	 * Runs one command and ends the process with its exit code.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		Display display = DisplayDetection.detect(System::getenv, ZoneId.systemDefault());
		// Spring Batch stores local times: all processes must use the same zone
		TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
		Shell shell = new Shell(Path.of(""), Clock.systemUTC(), writer(FileDescriptor.out), writer(FileDescriptor.err),
				display, new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))::readLine);
		try {
			LogFormat.of(System.getenv(LogFormat.VARIABLE)).use();
		}
		catch (IllegalArgumentException ex) {
			shell.say(String.valueOf(ex.getMessage()));
			System.exit(ExitCode.USAGE.number());
		}
		Signals signals = new Signals(shell.err());
		signals.listen();
		int exitCode = Commands.commandLine(shell, signals).execute(args);
		shell.out().flush();
		shell.err().flush();
		signals.finished(exitCode);
		// threads of Spring and Quartz may still keep the process alive
		System.exit(exitCode);
	}

	/** Creates a UTF-8 writer, whatever the locale, which differs in cron jobs. */
	private static PrintWriter writer(FileDescriptor descriptor) {
		return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
	}

}
