package io.linkkeeper.notify;

import java.util.Locale;

/**
 * A way to people.
 */
enum Channel {

	MAIL, WEBHOOK;

	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
