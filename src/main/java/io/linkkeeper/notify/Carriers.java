package io.linkkeeper.notify;

/**
 * The ways to people.
 *
 * @param mail by mail
 * @param webhook by the webhook
 */
public record Carriers(Carrier mail, Carrier webhook) {

	public Carrier by(Channel channel) {
		return switch (channel) {
			case MAIL -> this.mail;
			case WEBHOOK -> this.webhook;
		};
	}

}
