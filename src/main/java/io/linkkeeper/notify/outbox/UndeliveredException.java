package io.linkkeeper.notify.outbox;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a notification was not accepted. The message contains no secret.
 */
class UndeliveredException extends Exception {

	private static final long serialVersionUID = 1L;

	private final boolean channelDown;

	private UndeliveredException(String message, boolean channelDown, @Nullable Throwable cause) {
		super(message, cause);
		this.channelDown = channelDown;
	}

	/** Only this notification was refused; others may be accepted. */
	static UndeliveredException refused(String message) {
		return new UndeliveredException(message, false, null);
	}

	/** The channel is unavailable for all notifications. */
	static UndeliveredException channelDown(String message, @Nullable Throwable cause) {
		return new UndeliveredException(message, true, cause);
	}

	boolean isChannelDown() {
		return this.channelDown;
	}

	String reason() {
		return String.valueOf(getMessage());
	}

}
