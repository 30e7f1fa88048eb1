package io.linkkeeper.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where runs find the files that definitions name, and leave what they hand over to
 * people. Thread-safe.
 *
 * @param files the folder inside which files named in definitions must lie
 * @param results the folder with one folder for each run
 */
public record Folders(Path files, Path results) {

	/**
	 * A file that a definition names.
	 * @param name the file, relative to the folder of files
	 * @return where it is
	 * @throws IllegalArgumentException when there is no such file, or it lies outside the
	 * folder, perhaps by way of a link
	 */
	public Path input(String name) {
		try {
			Path folder = this.files.toAbsolutePath().normalize();
			Path file = folder.resolve(name);
			if (!file.normalize().startsWith(folder) || Path.of(name).normalize().startsWith("..")) {
				throw outside(name);
			}
			if (!Files.isRegularFile(file)) {
				throw new IllegalArgumentException(
						"There is no file '%s' in %s; correct rule.file, or put it there".formatted(name, folder));
			}
			if (!file.toRealPath().startsWith(folder.toRealPath())) {
				throw outside(name);
			}
			return file;
		}
		catch (InvalidPathException | IOException ex) {
			throw new IllegalArgumentException("The file '%s' cannot be found: %s".formatted(name, ex.getMessage()),
					ex);
		}
	}

	private IllegalArgumentException outside(String name) {
		return new IllegalArgumentException(("The file '%s' lies outside %s, where the files of definitions must be;"
				+ " move it there, or set LINKKEEPER_FILES")
			.formatted(name, this.files.toAbsolutePath().normalize()));
	}

	/**
	 * The folder that takes what a run hands over.
	 * @param runId the run
	 * @return the folder, made if it was not there
	 * @throws IOException when it cannot be made
	 */
	public Path resultsOf(long runId) throws IOException {
		return Files.createDirectories(this.results.resolve("run-" + runId));
	}

}
