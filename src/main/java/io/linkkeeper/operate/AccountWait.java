package io.linkkeeper.operate;

import java.time.Duration;

/**
 * How long an execution waits for its account while another run writes to it.
 *
 * @param longest the longest wait
 */
record AccountWait(Duration longest) {

	/** Of a person, who wants to hear at once. */
	static final AccountWait NONE = new AccountWait(Duration.ZERO);

}
