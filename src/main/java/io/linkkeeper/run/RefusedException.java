package io.linkkeeper.run;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a command is refused before it changes anything. The message contains the
 * reason and the next step.
 */
public class RefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ExitCode exitCode;

	/**
	 * Creates the exception.
	 * @param exitCode the exit code for the process
	 * @param message what was refused and what to do next
	 */
	public RefusedException(ExitCode exitCode, String message) {
		this(exitCode, message, null);
	}

	public RefusedException(ExitCode exitCode, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.exitCode = exitCode;
	}

	/**
	 * Returns the exit code for the process.
	 * @return the code
	 */
	public ExitCode exitCode() {
		return this.exitCode;
	}

}
