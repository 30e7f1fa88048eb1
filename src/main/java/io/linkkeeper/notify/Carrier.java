package io.linkkeeper.notify;

/**
 * Carries notifications by one channel. Without state, thread-safe.
 */
public interface Carrier {

	/**
	 * Whether the channel is configured. Nothing new is written for one that is not.
	 * @return true when it can be tried
	 */
	boolean isConfigured();

	/**
	 * Carries one notification to its recipient and stays until the other side has taken
	 * it, for the configured time at most. Carrying it twice tells the recipient twice,
	 * under the same id.
	 * @param notification the notification
	 * @throws UndeliveredException when it was not taken
	 */
	void carry(Notification notification) throws UndeliveredException;

}
