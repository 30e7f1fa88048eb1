package io.linkkeeper.holder;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the holder of the database cannot be reached or refuses a command; nothing
 * has been done. The message is the rest of a sentence that begins with the holder.
 */
public class HolderUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	HolderUnavailableException(String message) {
		this(message, null);
	}

	HolderUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
