package io.linkkeeper.notify.outbox;

/**
 * Delivers notifications by one channel. Stateless, thread-safe.
 */
interface DeliveryChannel {

	/**
	 * Tests whether the channel is configured. No notifications are stored for one that
	 * is not.
	 * @return true when it is configured
	 */
	boolean isConfigured();

	/**
	 * Delivers one notification and waits for its acceptance, up to the configured
	 * timeout. A repeated delivery reaches the recipient twice, with the same id.
	 * @param notification the notification
	 * @throws UndeliveredException when it was not accepted
	 */
	void deliver(Notification notification) throws UndeliveredException;

}
