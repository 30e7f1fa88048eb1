package io.linkkeeper.notify.outbox;

/**
 * The recipient of a notification.
 *
 * @param channel the channel
 * @param address a mail address; empty for the webhook, whose URL is a secret and never
 * stored
 */
record Recipient(Channel channel, String address) {

	static final Recipient WEBHOOK = new Recipient(Channel.WEBHOOK, "");

	Recipient {
		if ((channel == Channel.MAIL) == address.isBlank()) {
			throw new IllegalArgumentException("A mail needs an address, and nothing else has one");
		}
	}

	static Recipient mail(String address) {
		return new Recipient(Channel.MAIL, address.strip());
	}

	@Override
	public String toString() {
		return (this.channel == Channel.MAIL) ? this.address : "the webhook";
	}

}
