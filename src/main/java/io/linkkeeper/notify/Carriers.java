package io.linkkeeper.notify;

/**
 * The ways to people.
 *
 * @param mail by mail
 * @param webhook by the webhook
 */
record Carriers(Carrier mail, Carrier webhook) {

	Carrier by(Channel channel) {
		return switch (channel) {
			case MAIL -> this.mail;
			case WEBHOOK -> this.webhook;
		};
	}

}
