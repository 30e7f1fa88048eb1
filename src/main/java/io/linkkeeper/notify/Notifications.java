package io.linkkeeper.notify;

/**
 * Tells people what happened. Thread-safe.
 */
public interface Notifications {

	/**
	 * Notes an event to be told. What keeps it from being told never comes back to the
	 * caller.
	 * @param event the event
	 */
	void raise(Event event);

}
