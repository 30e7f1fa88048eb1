package io.linkkeeper.sandbox;

/** What an account does with markup in texts that are sent to it (observed in 2026). */
public enum Purifier {

	/** Keeps it; what an account does that was never set otherwise. */
	IGNORE,

	/** Cuts tags out, and writes other opening brackets as an entity. */
	SANITIZE,

	/** Refuses it with UNSAFE_HTML_TAGS. */
	BLOCK

}
