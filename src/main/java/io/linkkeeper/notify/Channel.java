package io.linkkeeper.notify;

import java.util.Locale;

/**
 * A way to people.
 */
public enum Channel {

	MAIL, WEBHOOK;

	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
