package io.linkkeeper.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.text.Display;
import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * The terminal and working folder of a command.
 *
 * @param folder where {@code jobs/}, {@code data/} and relative files are; empty for the
 * working directory
 * @param clock the time
 * @param out receives results only
 * @param err receives messages and progress
 * @param display the display that results are made for
 * @param input reads what the operator types, or {@code null} without an interactive
 * operator
 */
public record Shell(Path folder, Clock clock, PrintWriter out, PrintWriter err, Display display,
		@Nullable Input input) {

	/**
	 * Creates the shell of a command without an interactive operator.
	 * @param folder where {@code jobs/}, {@code data/} and relative files are
	 * @param clock the time
	 * @param out receives results only
	 * @param err receives messages and progress
	 * @param display the display that results are made for
	 */
	public Shell(Path folder, Clock clock, PrintWriter out, PrintWriter err, Display display) {
		this(folder, clock, out, err, display, null);
	}

	/**
	 * Reads what an operator types.
	 */
	@FunctionalInterface
	public interface Input {

		/**
		 * Reads a line.
		 * @return the line, or {@code null} when the input has ended
		 * @throws IOException when it cannot be read
		 */
		@Nullable String readLine() throws IOException;

	}

	boolean terminal() {
		return this.display.terminal();
	}

	public DefinitionFolder jobs() {
		return new DefinitionFolder(jobsFolder());
	}

	/** Returns the folder of the definitions. */
	public Path jobsFolder() {
		return this.folder.resolve("jobs");
	}

	/** Returns the data folder, which contains the database. */
	public Path data() {
		return this.folder.resolve(Objects.requireNonNullElse(System.getenv("LINKKEEPER_DATA"), "data"));
	}

	/** Returns the folder of the sandbox service for --sandbox. */
	public Path sandboxService() {
		return data().resolve("sandbox/service");
	}

	/** Returns the data folder of the worker for --sandbox. */
	public Path sandboxWorker() {
		return data().resolve("sandbox/worker");
	}

	/**
	 * Asks the operator at a terminal.
	 * @param question the question, ending where the answer is typed
	 * @return the answer, or {@code null} without an interactive operator or an answer
	 */
	@Nullable String ask(String question) {
		if (!terminal() || this.input == null) {
			return null;
		}
		this.err.print(Printable.lines(question));
		this.err.flush();
		try {
			return this.input.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public void say(String message) {
		this.err.println(Printable.lines(message));
		this.err.flush();
	}

}
