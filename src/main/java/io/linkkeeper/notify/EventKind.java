package io.linkkeeper.notify;

/**
 * What people are told of.
 */
public enum EventKind {

	/** A run failed. */
	FAILED("failed", "failed"),

	/** A run was stopped by the guard before its first change. */
	GUARD("guard", "was stopped by the guard"),

	/** A run is done, but some rows were rejected or stale. */
	PARTLY("partly", "left something undone"),

	/** A start was left out, because the last run had not ended or it was too late. */
	SKIPPED("skipped", "was skipped"),

	/** A start was missed, because nothing was there to start it. */
	MISSED("missed", "was missed"),

	/** A run whose process died was freed. */
	RECOVERED("recovered", "was recovered"),

	/** Links that expire soon. */
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

	/** What a job did, to go after its name. */
	String words() {
		return this.words;
	}

}
