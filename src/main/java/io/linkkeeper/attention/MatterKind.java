package io.linkkeeper.attention;

import java.util.Locale;

/**
 * The kind of a {@link Matter}, the most urgent first.
 */
public enum MatterKind {

	/** A run with changes whose outcome is unknown. */
	UNKNOWN,

	/** A run whose process died. */
	INTERRUPTED,

	/** A failed run without a later success of its job. */
	FAILED,

	/** A run that the guard stopped. */
	GUARDED,

	/** A plan that waits for an approval. */
	PLANNED,

	/** A start that was missed, skipped or refused. */
	START,

	/** A definition that cannot be read, or is held back. */
	DEFINITION,

	/** Notices that cannot be delivered. */
	NOTICE;

	/**
	 * Returns the name used in JSON and on pages.
	 * @return the name in lower case
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
