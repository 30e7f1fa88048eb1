package io.linkkeeper.notify;

/**
 * An event on its way to one recipient: a row of the outbox.
 *
 * @param id its place in the outbox
 * @param key what it is known by to the other side, the same for each attempt
 * @param event the event
 * @param addressee whom it goes to
 * @param attempts how often it was tried
 */
public record Notification(long id, String key, Event event, Recipient addressee, int attempts) {

	/**
	 * The subject of a mail: always one line.
	 */
	public String subject() {
		if (this.event.kind() == EventKind.NOTICE) {
			return "[linkkeeper] " + this.event.text().lines().findFirst().orElseThrow();
		}
		String run = (this.event.runId() != null) ? " (run %d)".formatted(this.event.runId()) : "";
		return "[linkkeeper] %s: %s%s".formatted(this.event.job(), this.event.kind().words(), run);
	}

	/**
	 * The text of a mail.
	 */
	public String body() {
		String run = (this.event.runId() != null) ? "Run: %d\n".formatted(this.event.runId()) : "";
		return "%s\n\nJob: %s\n%sAccount: %s\nTime: %s\n".formatted(this.event.text(), this.event.job(), run,
				this.event.account(), this.event.at());
	}

}
