package io.linkkeeper.notify;

import io.linkkeeper.definition.section.NotifySettings;

/**
 * Has people told what happened. What is raised is only written down, in the caller's
 * transaction if there is one; it is delivered afterwards, at least once. So nothing here
 * waits for a mail server or fails because of one. Where neither mail nor a webhook is
 * configured, nothing is written. Thread-safe.
 */
public interface Notifications {

	/**
	 * Notes an event for those who are to know of it: whom the definition of its run
	 * names, or the configuration. Raising it twice tells them twice.
	 * @param event the event
	 * @throws org.springframework.dao.DataAccessException when the database cannot be
	 * written
	 */
	void raise(Event event);

	/**
	 * Notes an event that has no run.
	 * @param event the event
	 * @param wishes whom the job's definition wants told, and of what
	 * @throws org.springframework.dao.DataAccessException when the database cannot be
	 * written
	 */
	void raise(Event event, NotifySettings wishes);

	/**
	 * Notes an event for one person, whom it concerns. It goes by mail.
	 * @param event the event
	 * @param address a mail address
	 * @return whether it can be told: false without a mail server
	 * @throws org.springframework.dao.DataAccessException when the database cannot be
	 * written
	 */
	boolean mail(Event event, String address);

	/**
	 * Asks for what waits to be delivered soon, also what earlier processes left, and
	 * comes back at once. Raising does the same.
	 */
	void deliver();

}
