package io.linkkeeper.run.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Where runs find the files that definitions name, and leave what they hand over to
 * people. Thread-safe.
 *
 * @param files the folder inside which files named in definitions must lie
 * @param results the folder with one folder for each run
 * @param ours folders of the worker itself, into which no definition may write
 */
public record Folders(Path files, Path results, List<Path> ours) {

	public Folders {
		ours = List.copyOf(ours);
	}

	/**
	 * A file that a definition names.
	 * @param name the file, relative to the folder of files
	 * @return where it really is, links followed
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
			Path real = file.toRealPath();
			if (!real.startsWith(folder.toRealPath())) {
				throw outside(name);
			}
			return real;
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
			Path existing = existing(folder, parent);
			if (!existing.toRealPath().startsWith(folder.toRealPath())) {
				throw outside(name);
			}
			refuseOurs(existing.toRealPath().resolve(existing.relativize(file)), name);
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

	/** What is there already of the folders above a file. */
	private static Path existing(Path folder, Path parent) {
		Path existing = parent;
		while (!existing.equals(folder) && !Files.exists(existing)) {
			existing = Objects.requireNonNull(existing.getParent());
		}
		return existing;
	}

	private void refuseOurs(Path file, String name) throws IOException {
		Path folder = this.files.toRealPath();
		for (Path own : this.ours) {
			Path real = Files.exists(own) ? own.toRealPath() : own.toAbsolutePath().normalize();
			if (file.startsWith(real) && !folder.startsWith(real)) {
				throw new IllegalArgumentException(
						"The file '%s' would lie in %s, which is Linkkeeper's own; correct rule.file".formatted(name,
								real));
			}
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
