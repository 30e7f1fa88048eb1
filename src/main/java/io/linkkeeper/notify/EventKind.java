package io.linkkeeper.notify;

/**
 * What people are told of.
 */
public enum EventKind {

	/** A run failed. */
	FAILED("failed", "failed"),

	/** A run was stopped by the guard before its first change. */
	GUARD("guard", "stopped by the guard"),

	/** A run is done, but some rows were rejected or stale. */
	PARTLY("partly", "done, but not all of it"),

	/** A start was left out, because the last run had not ended or it was too late. */
	SKIPPED("skipped", "a start was skipped"),

	/** A start was missed, because nothing was there to start it. */
	MISSED("missed", "a start was missed"),

	/** A run whose process died was freed. */
	RECOVERED("recovered", "recovered after its process died"),

	/** Something else that people should know, such as links that expire soon. */
	NOTICE("notice", "has something to tell");

	private final String label;

	private final String words;

	EventKind(String label, String words) {
		this.label = label;
		this.words = words;
	}

	/**
	 * The kind as definitions and webhooks spell it.
	 * @return a value of the key {@code notify.on}, except for {@link #NOTICE}, which
	 * nobody can turn off
	 */
	public String label() {
		return this.label;
	}

	/** The same for people. */
	String words() {
		return this.words;
	}

}
