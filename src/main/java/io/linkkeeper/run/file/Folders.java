package io.linkkeeper.run.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import io.linkkeeper.files.OwnerOnly;
import io.linkkeeper.text.FailureText;

/**
 * The folders of input and result files. Thread-safe.
 *
 * @param files the folder that contains all files named in definitions
 * @param results the folder that contains one result folder per run
 * @param reserved the worker's own folders and secrets, which definitions must neither
 * read nor write
 */
public record Folders(Path files, Path results, List<Path> reserved) {

	public Folders {
		reserved = List.copyOf(reserved);
	}

	/**
	 * Resolves an input file that a definition names.
	 * @param name the file, relative to the folder of files
	 * @return its real path, symbolic links resolved
	 * @throws MissingInputException when there is no such file
	 * @throws IllegalArgumentException when its real path is outside the folder, or it
	 * may not be read
	 */
	public Path input(String name) {
		try {
			Path folder = this.files.toAbsolutePath().normalize();
			Path file = folder.resolve(name);
			if (!file.normalize().startsWith(folder) || Path.of(name).normalize().startsWith("..")) {
				throw outside(name);
			}
			if (!Files.isRegularFile(file)) {
				throw new MissingInputException(name, file.normalize());
			}
			Path real = file.toRealPath();
			Path realFolder = folder.toRealPath();
			if (!real.startsWith(realFolder)) {
				throw outside(name);
			}
			refuseSecret(realFolder.relativize(real), real, name);
			if (!Files.isReadable(real)) {
				throw new IllegalArgumentException("The file %s may not be read by this process".formatted(real));
			}
			return real;
		}
		catch (InvalidPathException | IOException ex) {
			throw new IllegalArgumentException("The file '%s' cannot be found: %s".formatted(name, FailureText.of(ex)),
					ex);
		}
	}

	/**
	 * Opens an input file that a definition names. Symbolic links are resolved once, by
	 * {@link #input}, and not followed again.
	 * @param name the file, relative to the folder of files
	 * @return its content, to be closed
	 * @throws IllegalArgumentException as {@link #input} throws it
	 * @throws IOException when it cannot be read
	 */
	public InputStream open(String name) throws IOException {
		Path file = input(name);
		Path folder = this.files.toRealPath();
		return UnlinkedFile.open(folder, folder.relativize(file));
	}

	/** Results may be imported again, and sheets beside definitions. */
	private void refuseSecret(Path file, Path real, String name) throws IOException {
		boolean isResult = Files.exists(this.results) && real.startsWith(this.results.toRealPath());
		if (!isResult) {
			ForeignNames.refuse(file, name);
			boolean isSheet = real.toString().endsWith(".csv") || real.toString().endsWith(".xlsx");
			refuseReserved(real, name, (own) -> !isSheet || !Files.isDirectory(own));
		}
	}

	/**
	 * Resolves an output file that a definition names, and creates its parent folders.
	 * @param name the file, relative to the folder of files
	 * @return its path
	 * @throws IllegalArgumentException when its real path is outside the folder or in a
	 * reserved folder, or no file can be created there
	 */
	public Path output(String name) {
		Path file = permitted(name);
		try {
			Files.createDirectories(Objects.requireNonNull(file.getParent()));
			return file;
		}
		catch (IOException ex) {
			throw notWritable(name, ex);
		}
	}

	/**
	 * Resolves an output file that a definition names, and creates nothing.
	 * @param name the file, relative to the folder of files
	 * @return its path
	 * @throws IllegalArgumentException when {@link #output} would reject the file
	 */
	public Path permitted(String name) {
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
			refuseReserved(existing.toRealPath().resolve(existing.relativize(file)), name, (own) -> true);
			ForeignNames.refuse(folder.relativize(file), name);
			if (Files.isDirectory(file)) {
				throw new IllegalArgumentException("'%s' is a folder in %s; correct rule.file".formatted(name, parent));
			}
			if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
				throw new IllegalArgumentException(
						"The file '%s' cannot be written: %s is no folder in which files can be created".formatted(name,
								existing));
			}
			return file;
		}
		catch (InvalidPathException | IOException ex) {
			throw notWritable(name, ex);
		}
	}

	private static IllegalArgumentException notWritable(String name, Exception cause) {
		return new IllegalArgumentException(
				"The file '%s' cannot be written: %s".formatted(name, FailureText.of(cause)), cause);
	}

	/** Returns the nearest ancestor of a file that exists. */
	private static Path existing(Path folder, Path parent) {
		Path existing = parent;
		while (!existing.equals(folder) && !Files.exists(existing)) {
			existing = Objects.requireNonNull(existing.getParent());
		}
		return existing;
	}

	private void refuseReserved(Path file, String name, Predicate<Path> matters) throws IOException {
		Path folder = this.files.toRealPath();
		for (Path own : this.reserved) {
			Path real = Files.exists(own) ? own.toRealPath() : own.toAbsolutePath().normalize();
			if (matters.test(own) && file.startsWith(real) && !folder.startsWith(real)) {
				throw new IllegalArgumentException(
						"The file '%s' lies in %s, which is Linkkeeper's own; name another file".formatted(name, real));
			}
		}
	}

	private IllegalArgumentException outside(String name) {
		return new IllegalArgumentException(("The file '%s' lies outside %s, where the files of definitions must be;"
				+ " name one inside it, or set LINKKEEPER_FILES to another folder and name it from there")
			.formatted(name, this.files.toAbsolutePath().normalize()));
	}

	/**
	 * Creates the result folder of a run.
	 * @param runId the run
	 * @return the folder, which may have existed before
	 * @throws IOException when it cannot be created
	 */
	public Path resultsOf(long runId) throws IOException {
		return OwnerOnly.createFolders(this.results.resolve("run-" + runId));
	}

}
