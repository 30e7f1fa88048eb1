package io.linkkeeper.notify;

/**
 * Whom a notification goes to.
 *
 * @param channel the way
 * @param address a mail address; empty for the webhook, whose URL is a secret and stays
 * in the configuration
 */
record Addressee(Channel channel, String address) {

	static final Addressee WEBHOOK = new Addressee(Channel.WEBHOOK, "");

	Addressee {
		if ((channel == Channel.MAIL) == address.isBlank()) {
			throw new IllegalArgumentException("A mail needs an address, and nothing else has one");
		}
	}

	static Addressee mail(String address) {
		return new Addressee(Channel.MAIL, address.strip());
	}

	@Override
	public String toString() {
		return (this.channel == Channel.MAIL) ? this.address : "the webhook";
	}

}
