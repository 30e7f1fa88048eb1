package io.linkkeeper.engine;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.text.Display;

/**
 * The terminal and working folder of a command.
 *
 * @param folder where {@code jobs/}, {@code data/} and relative files are; empty for the
 * working directory
 * @param clock the time
 * @param out receives results only
 * @param err receives messages and progress
 * @param display the display that results are made for
 */
public record Shell(Path folder, Clock clock, PrintWriter out, PrintWriter err, Display display) {

	boolean terminal() {
		return this.display.terminal();
	}

	public DefinitionFolder jobs() {
		return new DefinitionFolder(jobsFolder());
	}

	Path jobsFolder() {
		return this.folder.resolve("jobs");
	}

	/** Returns the data folder, which contains the database. */
	Path data() {
		return this.folder.resolve(Objects.requireNonNullElse(System.getenv("LINKKEEPER_DATA"), "data"));
	}

	/** Returns the folder of the sandbox service for --sandbox. */
	public Path sandboxService() {
		return data().resolve("sandbox/service");
	}

	/** Returns the data folder of the worker for --sandbox. */
	Path sandboxWorker() {
		return data().resolve("sandbox/worker");
	}

	public void say(String message) {
		this.err.println(message);
		this.err.flush();
	}

}
