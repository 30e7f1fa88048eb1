package io.linkkeeper.kaltura.error;

import java.time.Duration;
import java.util.Optional;

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

	/**
	 * Tests whether something else than the API answered. When the API has never
	 * answered, the configuration is more likely wrong than the network.
	 * @return true for a page of a proxy or of another server
	 */
	public boolean isForeign() {
		return false;
	}

	/**
	 * Returns how long the server asks to wait before another request.
	 * @return the time, or empty when it does not ask
	 */
	public Optional<Duration> retryAfter() {
		return Optional.empty();
	}

}
