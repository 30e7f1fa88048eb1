package io.linkkeeper.sandbox;

/** The treatment of markup in the texts of links (observed in 2026). */
public enum Purifier {

	/** Keeps it; the default of an account. */
	IGNORE,

	/** Removes tags, and escapes other opening brackets. */
	SANITIZE,

	/** Refuses it with UNSAFE_HTML_TAGS. */
	BLOCK

}
