package io.linkkeeper.notify.outbox;

import java.util.Locale;

/**
 * Channels by which notifications are delivered.
 */
enum Channel {

	MAIL, WEBHOOK;

	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
