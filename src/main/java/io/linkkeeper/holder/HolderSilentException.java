package io.linkkeeper.holder;

import org.jspecify.annotations.Nullable;

/**
 * The holder of the database cannot be asked, or did not take a command; nothing was
 * done. The message says what the holder does instead, as the rest of a sentence that
 * begins with its name.
 */
public class HolderSilentException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	HolderSilentException(String message) {
		this(message, null);
	}

	HolderSilentException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
