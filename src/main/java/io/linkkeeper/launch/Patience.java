package io.linkkeeper.launch;

import java.time.Duration;

/**
 * How long an execution waits for its account while another run writes to it.
 *
 * @param longest the longest wait
 */
record Patience(Duration longest) {

	/** Of a person, who wants to hear at once. */
	static final Patience NONE = new Patience(Duration.ZERO);

}
