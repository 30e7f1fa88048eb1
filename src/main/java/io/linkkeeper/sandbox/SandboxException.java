package io.linkkeeper.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * The sandbox cannot start, or its store failed. The message is one line that a person
 * can act on: it names the port, the folder or the file and line.
 */
public final class SandboxException extends RuntimeException {

	public SandboxException(String message) {
		super(message);
	}

	public SandboxException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
