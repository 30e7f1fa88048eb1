package io.linkkeeper.operate;

import java.time.Duration;

/**
 * The maximum time that an execution waits for the lock on its account.
 *
 * @param longest the maximum time; zero fails at once
 */
record AccountWait(Duration longest) {

	/** Fails at once, for interactive runs. */
	static final AccountWait NONE = new AccountWait(Duration.ZERO);

}
