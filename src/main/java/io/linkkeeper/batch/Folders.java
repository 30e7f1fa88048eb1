package io.linkkeeper.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

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
						"There is no file '%s' in %s; correct the definition, or put it there".formatted(name, folder));
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

	/**
	 * Where a file that a definition names is to be written. The folders above it are
	 * made.
	 * @param name the file, relative to the folder of files
	 * @return where it goes
	 * @throws IllegalArgumentException when it would lie outside the folder, perhaps by
	 * way of a link, or no file can be there
	 */
	public Path output(String name) {
		try {
			Path folder = this.files.toAbsolutePath().normalize();
			Path file = folder.resolve(name).normalize();
			if (!file.startsWith(folder) || Path.of(name).isAbsolute() || file.equals(folder)) {
				throw outside(name);
			}
			Path parent = Objects.requireNonNull(file.getParent());
			refuseLinkOutside(folder, parent, name);
			Files.createDirectories(parent);
			if (Files.isDirectory(file)) {
				throw new IllegalArgumentException("'%s' is a folder in %s; correct rule.file".formatted(name, parent));
			}
			return file;
		}
		catch (InvalidPathException | IOException ex) {
			throw new IllegalArgumentException("The file '%s' cannot be written: %s".formatted(name, ex.getMessage()),
					ex);
		}
	}

	/** Checks what is there before anything is made there. */
	private void refuseLinkOutside(Path folder, Path parent, String name) throws IOException {
		@Nullable Path existing = parent;
		while (existing != null && existing.startsWith(folder) && !Files.exists(existing)) {
			existing = existing.getParent();
		}
		if (existing != null && existing.startsWith(folder) && !existing.toRealPath().startsWith(folder.toRealPath())) {
			throw outside(name);
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
