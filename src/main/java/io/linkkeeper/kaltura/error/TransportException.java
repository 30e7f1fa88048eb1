package io.linkkeeper.kaltura.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown on transport failures: no connection, a timeout, a broken response, or an HTTP
 * error. The message names the host.
 */
public final class TransportException extends KalturaException {

	private final boolean sent;

	private final boolean temporary;

	private TransportException(String message, @Nullable Throwable cause, boolean sent, boolean temporary) {
		super(message, cause);
		this.sent = sent;
		this.temporary = temporary;
	}

	public static TransportException temporary(String message, @Nullable Throwable cause, boolean sent) {
		return new TransportException(message, cause, sent, true);
	}

	public static TransportException lasting(String message, boolean sent) {
		return new TransportException(message, null, sent, false);
	}

	@Override
	public boolean mayHaveBeenSent() {
		return this.sent;
	}

	@Override
	public boolean isTemporary() {
		return this.temporary;
	}

}
