package io.linkkeeper.kaltura.error;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Thrown on transport failures: no connection, a timeout, a broken response, an HTTP
 * error, or a page that is not the API's. The message names the host.
 */
public final class TransportException extends KalturaException {

	private final boolean sent;

	private final Persistence persistence;

	private final transient @Nullable Duration retryAfter;

	private TransportException(String message, @Nullable Throwable cause, boolean sent, Persistence persistence,
			@Nullable Duration retryAfter) {
		super(message, cause);
		this.sent = sent;
		this.persistence = persistence;
		this.retryAfter = retryAfter;
	}

	/**
	 * Creates an exception for a failure that may pass.
	 */
	public static TransportException temporary(String message, @Nullable Throwable cause, boolean sent) {
		return new TransportException(message, cause, sent, Persistence.TEMPORARY, null);
	}

	/**
	 * Creates an exception for a response that asks to wait.
	 * @param retryAfter how long, or {@code null} when the response does not tell
	 */
	public static TransportException putOff(String message, boolean sent, @Nullable Duration retryAfter) {
		return new TransportException(message, null, sent, Persistence.TEMPORARY, retryAfter);
	}

	/**
	 * Creates an exception for a response of something else than the API: a proxy, a page
	 * that wants a sign-in, another server.
	 */
	public static TransportException foreign(String message) {
		return new TransportException(message, null, true, Persistence.FOREIGN, null);
	}

	/**
	 * Creates an exception for a failure that another attempt would repeat.
	 */
	public static TransportException lasting(String message, boolean sent) {
		return new TransportException(message, null, sent, Persistence.LASTING, null);
	}

	@Override
	public boolean mayHaveBeenSent() {
		return this.sent;
	}

	@Override
	public boolean isTemporary() {
		return this.persistence != Persistence.LASTING;
	}

	@Override
	public boolean isForeign() {
		return this.persistence == Persistence.FOREIGN;
	}

	@Override
	public Optional<Duration> retryAfter() {
		return Optional.ofNullable(this.retryAfter);
	}

	private enum Persistence {

		TEMPORARY, FOREIGN, LASTING

	}

}
