package io.linkkeeper.notify.outbox;

/**
 * The delivery channels by {@link Channel}.
 *
 * @param mail delivers by mail
 * @param webhook delivers by webhook
 */
record DeliveryChannels(DeliveryChannel mail, DeliveryChannel webhook) {

	DeliveryChannel by(Channel channel) {
		return switch (channel) {
			case MAIL -> this.mail;
			case WEBHOOK -> this.webhook;
		};
	}

}
