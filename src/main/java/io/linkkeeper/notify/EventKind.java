package io.linkkeeper.notify;

/**
 * Kinds of events, by which notifications are filtered.
 */
public enum EventKind {

	/** A run failed. */
	FAILED("failed", "failed"),

	/** A run was stopped by the guard before its first change. */
	GUARD("guard", "stopped by the guard"),

	/** A run completed with rejected or stale rows. */
	PARTLY("partly", "done, but not all of it"),

	/** A firing was skipped: the previous run had not ended, or it was too late. */
	SKIPPED("skipped", "a start was skipped"),

	/** A firing was missed, as no process served. */
	MISSED("missed", "a start was missed"),

	/** A run was recovered after its process had died. */
	RECOVERED("recovered", "recovered after its process died"),

	/** A run whose process had died is continued by the schedule. */
	CONTINUED("recovered", "continues after its process died"),

	/** Other information, such as links that expire soon. */
	NOTICE("notice", "has something to tell");

	private final String label;

	private final String phrase;

	EventKind(String label, String phrase) {
		this.label = label;
		this.phrase = phrase;
	}

	/**
	 * Returns the name used in definitions and webhooks.
	 * @return a value of the key {@code notify.on}, except for {@link #NOTICE}, which
	 * cannot be turned off
	 */
	public String label() {
		return this.label;
	}

	/**
	 * Returns the kind as a phrase after the job name.
	 * @return such as {@code stopped by the guard}
	 */
	public String phrase() {
		return this.phrase;
	}

}
