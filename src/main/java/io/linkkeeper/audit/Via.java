package io.linkkeeper.audit;

import java.util.Locale;

/**
 * The way by which an action reaches Linkkeeper.
 */
public enum Via {

	/** The command line. */
	CLI,

	/** The schedule of {@code serve}. */
	SCHEDULE,

	/** The web console. */
	CONSOLE;

	/**
	 * Returns the name used in JSON and tables.
	 * @return the name in lower case
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
