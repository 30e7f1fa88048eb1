package io.linkkeeper.disk;

/**
 * The state of the disk of the database.
 *
 * @param level how it is judged
 * @param message folder, free and needed space, and the remedy
 */
public record DiskState(Level level, String message) {

	/** Judgements, the better one first. */
	public enum Level {

		/** Enough for the largest run so far. */
		OK,

		/** Enough for now, and not for the largest run so far. */
		SCARCE,

		/** Nothing is sent. */
		FULL

	}

}
