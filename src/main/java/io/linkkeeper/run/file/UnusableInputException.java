package io.linkkeeper.run.file;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the input file of a run cannot be used as a whole, so that resuming the run
 * is of no use: a new run reads the corrected file. The message names the file, the
 * problem and the remedy.
 */
public final class UnusableInputException extends RuntimeException {

	UnusableInputException(@Nullable String message, Throwable cause) {
		super(message, cause);
	}

}
