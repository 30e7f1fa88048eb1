package io.linkkeeper.notify;

import org.jspecify.annotations.Nullable;

/**
 * A notification was not taken by the other side. The message holds no secret.
 */
public class UndeliveredException extends Exception {

	private static final long serialVersionUID = 1L;

	private final boolean channelDown;

	private UndeliveredException(String message, boolean channelDown, @Nullable Throwable cause) {
		super(message, cause);
		this.channelDown = channelDown;
	}

	/** This one was refused; others may be taken. */
	public static UndeliveredException refused(String message) {
		return new UndeliveredException(message, false, null);
	}

	/** No other would be taken now either. */
	public static UndeliveredException channelDown(String message, @Nullable Throwable cause) {
		return new UndeliveredException(message, true, cause);
	}

	public boolean isChannelDown() {
		return this.channelDown;
	}

	public String reason() {
		return String.valueOf(getMessage());
	}

}
