package io.linkkeeper.run.file;

import java.nio.file.Path;

/**
 * Thrown when an input file that a definition names does not exist. The message contains
 * the path.
 */
public final class MissingInputException extends IllegalArgumentException {

	MissingInputException(String name, Path path) {
		super("There is no file '%s': looked for %s; put it there, or correct the definition".formatted(name, path));
	}

}
