package io.linkkeeper.notify;

import io.linkkeeper.definition.section.NotifySettings;

/**
 * Stores events for notification, in the caller's transaction if there is one. They are
 * delivered asynchronously, at least once, so that callers neither wait for a mail server
 * nor fail because of one. Without a configured channel nothing is stored. Thread-safe.
 */
public interface Notifications {

	/**
	 * Raises an event for the recipients named by its run's definition, or by the
	 * configuration. A repeated event is delivered again.
	 * @param event the event
	 * @throws org.springframework.dao.DataAccessException when the database cannot be
	 * written
	 */
	void raise(Event event);

	/**
	 * Raises an event that has no run.
	 * @param event the event
	 * @param settings the notification settings of the job's definition
	 * @throws org.springframework.dao.DataAccessException when the database cannot be
	 * written
	 */
	void raise(Event event, NotifySettings settings);

	/**
	 * Raises an event for one recipient, by mail.
	 * @param event the event
	 * @param address a mail address
	 * @return false without a configured mail server
	 * @throws org.springframework.dao.DataAccessException when the database cannot be
	 * written
	 */
	boolean mail(Event event, String address);

	/**
	 * Triggers the delivery of all due notifications, also those of earlier processes,
	 * and returns immediately. Raising an event does the same.
	 */
	void deliver();

}
