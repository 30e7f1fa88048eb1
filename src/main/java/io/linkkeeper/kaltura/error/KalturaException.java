package io.linkkeeper.kaltura.error;

import org.jspecify.annotations.Nullable;

/**
 * A call did not give an answer that can be used. No message or cause of it shows a
 * credential.
 */
public abstract class KalturaException extends RuntimeException {

	KalturaException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Whether the request may have reached the server.
	 * @return false only when nothing left this machine
	 */
	public boolean mayHaveBeenSent() {
		return true;
	}

	/**
	 * Whether the same request may succeed a moment later.
	 * @return true when trying again makes sense
	 */
	public boolean isTemporary() {
		return false;
	}

}
