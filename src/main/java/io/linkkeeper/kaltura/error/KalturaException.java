package io.linkkeeper.kaltura.error;

import org.jspecify.annotations.Nullable;

/**
 * Base class of failures of a call. Messages and causes never contain a credential.
 */
public abstract class KalturaException extends RuntimeException {

	KalturaException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Tests whether the request may have reached the server.
	 * @return false only when it was certainly not sent
	 */
	public boolean mayHaveBeenSent() {
		return true;
	}

	/**
	 * Tests whether the same request may succeed later.
	 * @return true when a retry makes sense
	 */
	public boolean isTemporary() {
		return false;
	}

}
