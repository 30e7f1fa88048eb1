package io.linkkeeper.notify;

/**
 * Whom a notification goes to.
 *
 * @param channel the way
 * @param address a mail address; empty for the webhook, whose URL is a secret and stays
 * in the configuration
 */
public record Recipient(Channel channel, String address) {

	public static final Recipient WEBHOOK = new Recipient(Channel.WEBHOOK, "");

	public Recipient {
		if ((channel == Channel.MAIL) == address.isBlank()) {
			throw new IllegalArgumentException("A mail needs an address, and nothing else has one");
		}
	}

	public static Recipient mail(String address) {
		return new Recipient(Channel.MAIL, address.strip());
	}

	@Override
	public String toString() {
		return (this.channel == Channel.MAIL) ? this.address : "the webhook";
	}

}
