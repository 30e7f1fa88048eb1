package io.linkkeeper.run;

import org.jspecify.annotations.Nullable;

/**
 * A command was refused before it changed anything. The message says what was refused and
 * what to do next.
 */
public class RefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ExitCode exitCode;

	/**
	 * A refusal.
	 * @param exitCode the process's exit code for it
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
	 * The process's exit code for it.
	 * @return the code
	 */
	public ExitCode exitCode() {
		return this.exitCode;
	}

}
