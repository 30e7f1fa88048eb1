package io.linkkeeper.notify;

import org.jspecify.annotations.Nullable;

/**
 * A notification was not taken by the other side. The message holds no secret.
 */
class UndeliveredException extends Exception {

	private static final long serialVersionUID = 1L;

	private final boolean channelDown;

	private UndeliveredException(String message, boolean channelDown, @Nullable Throwable cause) {
		super(message, cause);
		this.channelDown = channelDown;
	}

	/** This one was refused; others may be taken. */
	static UndeliveredException refused(String message) {
		return new UndeliveredException(message, false, null);
	}

	/** No other would be taken now either. */
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
