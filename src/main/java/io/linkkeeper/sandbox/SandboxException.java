package io.linkkeeper.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the sandbox cannot start or its store fails. The message is one line that
 * names the port, the folder, or the file and line.
 */
public final class SandboxException extends RuntimeException {

	public SandboxException(String message) {
		super(message);
	}

	public SandboxException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
