package io.linkkeeper.engine;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

import io.linkkeeper.definition.DefinitionFolder;

/**
 * What a command sees of the place it was started in.
 *
 * @param folder where {@code jobs/}, {@code data/} and relative files are; empty for the
 * working directory
 * @param clock the time
 * @param out takes results, and nothing else
 * @param err takes everything else: messages, progress
 * @param terminal whether a person is watching
 */
public record Shell(Path folder, Clock clock, PrintWriter out, PrintWriter err, boolean terminal) {

	public DefinitionFolder jobs() {
		return new DefinitionFolder(jobsFolder());
	}

	Path jobsFolder() {
		return this.folder.resolve("jobs");
	}

	/** Where the database is. */
	Path data() {
		return this.folder.resolve(Objects.requireNonNullElse(System.getenv("LINKKEEPER_DATA"), "data"));
	}

	/** Where --sandbox keeps the account of its service. */
	public Path sandboxService() {
		return data().resolve("sandbox/service");
	}

	/** Where --sandbox keeps what the worker knows of that account. */
	Path sandboxWorker() {
		return data().resolve("sandbox/worker");
	}

	public void say(String message) {
		this.err.println(message);
		this.err.flush();
	}

}
