package io.linkkeeper.notify.outbox;

import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.text.Printable;

/**
 * An event addressed to one recipient: a row of the outbox.
 *
 * @param id its id in the outbox
 * @param key the external id, the same for each attempt
 * @param event the event
 * @param recipient the recipient
 * @param attempts the number of attempts so far
 */
record Notification(long id, String key, Event event, Recipient recipient, int attempts) {

	/**
	 * Formats the subject of a mail, always one line.
	 */
	String subject() {
		if (this.event.kind() == EventKind.NOTICE) {
			return "[linkkeeper] " + Printable.of(this.event.text().lines().findFirst().orElseThrow());
		}
		String run = (this.event.runId() != null) ? " (run %d)".formatted(this.event.runId()) : "";
		return "[linkkeeper] %s: %s%s".formatted(this.event.job(), this.event.kind().phrase(), run);
	}

	/**
	 * Formats the text of a mail.
	 */
	String body() {
		String run = (this.event.runId() != null) ? "Run: %d\n".formatted(this.event.runId()) : "";
		return "%s\n\nJob: %s\n%sAccount: %s\nTime: %s\n".formatted(this.event.text(), this.event.job(), run,
				this.event.account(), this.event.at());
	}

}
